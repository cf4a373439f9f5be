// SPDX-License-Identifier: Apache-2.0

/** What is kept of an attempt, as far as it decides about a new telling. Times are milliseconds since the epoch. */
export interface Kept {
  observedMs: number;
  digest: string | null;
  sha: string;
  /** Null when its changes are not known. */
  baseObservedMs: number | null;
  baseDigest: string | null;
}

/** A telling of the same attempt. */
export interface Telling {
  observedMs: number;
  digest: string;
  sha: string;
  /** Of its changes; null when they are not known. */
  baseDigest: string | null;
}

export interface Settlement {
  /** Whether what is told replaces what is kept. */
  takesFacts: boolean;
  /** What becomes of the changes that are kept. */
  changes: 'keep' | 'replace' | 'forget';
}

/**
 * Which of two tellings of an attempt holds: the one that was observed later; of the same moment, always the same one of the two, so that the
 * order in which they come is of no account. Changes that are known are not lost to a telling that does not know them.
 */
export function settle(kept: Kept | undefined, told: Telling): Settlement {
  if (!kept) {
    return { takesFacts: true, changes: told.baseDigest ? 'replace' : 'keep' };
  }
  const takesFacts = isLater(
    [told.observedMs, told.digest],
    [kept.observedMs, kept.digest],
  );
  const sha = takesFacts ? told.sha : kept.sha;
  const isToldBaseOfIt = told.baseDigest !== null && told.sha === sha;
  const isKeptBaseOfIt = kept.baseObservedMs !== null && kept.sha === sha;
  if (isToldBaseOfIt) {
    const replaces =
      !isKeptBaseOfIt ||
      isLater(
        [told.observedMs, told.baseDigest],
        [kept.baseObservedMs, kept.baseDigest],
      );
    return { takesFacts, changes: replaces ? 'replace' : 'keep' };
  }
  const isLost = kept.baseObservedMs !== null && !isKeptBaseOfIt;
  return { takesFacts, changes: isLost ? 'forget' : 'keep' };
}

type Version = [observedMs: number | null, digest: string | null];

function isLater([toldMs, told]: Version, [keptMs, kept]: Version): boolean {
  if (toldMs !== keptMs) return (toldMs ?? 0) > (keptMs ?? 0);
  return (told ?? '') > (kept ?? '');
}
