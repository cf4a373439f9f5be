// SPDX-License-Identifier: Apache-2.0

/** For each question, the answers to try. */
export type Choices<T> = { [K in keyof T]: readonly T[K][] };

/**
 * Few sets of answers in which every pair of answers to two questions occurs at least once:
 * most faults of an option show alone or with one other. Greedy, hence small but not always smallest.
 */
export function pairwise<T extends object>(choices: Choices<T>): T[] {
  const candidates = product(choices);
  const missing = new Set(candidates.flatMap(pairsOf));
  const chosen: T[] = [];
  while (missing.size > 0) {
    const gain = (candidate: T) =>
      pairsOf(candidate).filter(pair => missing.has(pair)).length;
    const best = candidates.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    pairsOf(best).forEach(pair => missing.delete(pair));
    chosen.push(best);
  }
  return chosen;
}

function product<T extends object>(choices: Choices<T>): T[] {
  return (Object.keys(choices) as (keyof T)[]).reduce<T[]>(
    (rows, key) =>
      rows.flatMap(row =>
        choices[key].map(value => ({ ...row, [key]: value })),
      ),
    [{} as T],
  );
}

function pairsOf(row: object): string[] {
  const cells = Object.entries(row);
  return cells.flatMap((a, index) =>
    cells.slice(index + 1).map(b => JSON.stringify([a, b])),
  );
}
