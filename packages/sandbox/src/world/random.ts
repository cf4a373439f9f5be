// SPDX-License-Identifier: Apache-2.0

/** Numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

/** Mulberry32, a generator of 32 bits of state: enough for a story, and not for a secret. */
export function createRandom(seed: number, purpose: string): Random {
  let state = seed;
  for (const character of purpose) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x9e3779b1);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number in [from, to). */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from));
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[wholeBetween(random, 0, choices.length)];
}

/** Shuffles several sequences into one; each keeps its own order. */
export function weave<T>(random: Random, sequences: readonly T[][]): T[] {
  const rest = sequences.map(sequence => [...sequence]);
  const woven: T[] = [];
  for (;;) {
    const waiting = rest.flatMap(sequence => sequence.map(() => sequence));
    if (waiting.length === 0) return woven;
    const [next] = pick(random, waiting).splice(0, 1);
    woven.push(next);
  }
}
