// SPDX-License-Identifier: Apache-2.0
import type { UsualDuration } from '@macadam/plugin-golden-path-common';

/** A duration as people say it: `14 s`, `2 min 5 s`, `1 h 3 min`. Negative ones, from clocks that disagree, are none. */
export function durationInWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes < 60) return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
  const [hours, minutesLeft] = [Math.floor(minutes / 60), minutes % 60];
  return minutesLeft ? `${hours} h ${minutesLeft} min` : `${hours} h`;
}

/** How long runs of this template take, or when that will be known. */
export function usualInWords(usual: UsualDuration): string {
  if (usual.kind === 'no-data') {
    return `How long it usually takes is known after ${usual.neededRuns} completed runs (${usual.runs} so far).`;
  }
  const { medianSeconds, p95Seconds, runs } = usual;
  return `Usually ${durationInWords(
    medianSeconds,
  )}; 19 of 20 take at most ${durationInWords(
    p95Seconds,
  )} (from the last ${runs} runs).`;
}

/** Whether a run that has gone on for so long is later than 19 of 20. */
export function isLate(elapsedSeconds: number, usual: UsualDuration): boolean {
  return usual.kind === 'measured' && elapsedSeconds > usual.p95Seconds;
}
