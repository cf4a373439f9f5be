// SPDX-License-Identifier: Apache-2.0
import type { Stamp } from './placement';

/** What a source told, and whom it is about. */
export interface Attributed<Record extends { externalId: string }> {
  source: string;
  record: Record;
  /** Empty while no entity of the catalog answers to it. */
  services: Stamp[];
  /** Whether it was asked for, rather than told when it happened. */
  isBackfill: boolean;
}

/** Splits tellings so that no part speaks twice of one event; what is said of one stays in order. */
export function inRounds<T extends Attributed<{ externalId: string }>>(
  tellings: T[],
): T[][] {
  const rounds: T[][] = [];
  const told = new Map<string, number>();
  for (const telling of tellings) {
    const key = JSON.stringify([telling.source, telling.record.externalId]);
    const round = told.get(key) ?? 0;
    told.set(key, round + 1);
    rounds[round] ??= [];
    rounds[round].push(telling);
  }
  return rounds;
}
