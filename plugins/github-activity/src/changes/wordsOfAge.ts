// SPDX-License-Identifier: Apache-2.0
import type {
  LastChange,
  LastChanges,
} from '@macadam/plugin-github-activity-common';

const MONTH_MILLISECONDS = 30 * 86_400_000;
/** So long without a change, and somebody should be asked. */
const RESTING_MONTHS = 12;
/** So much older than the code, and docs may tell of something that is gone. */
const BEHIND_MONTHS = 6;

const timeOf = ({ change }: LastChange): number =>
  change.kind === 'measured' ? new Date(change.at).getTime() : NaN;

const monthsBetween = (earlier: number, later: number) =>
  Math.floor((later - earlier) / MONTH_MILLISECONDS);

/** What the age of an entity asks of whoever looks: nothing of most. What is deprecated may rest. */
export function wordsOfAge(
  { code, docs, isTheirs }: LastChanges,
  { isDeprecated, now }: { isDeprecated: boolean; now: Date },
): string[] {
  const changed = timeOf(code);
  const resting = monthsBetween(changed, now.getTime());
  const behind = docs ? monthsBetween(timeOf(docs), changed) : 0;
  const words: string[] = [];
  if (resting >= RESTING_MONTHS && !isDeprecated) {
    const since = `Nobody has changed it for ${resting} months`;
    words.push(
      isTheirs
        ? `${since}: is it still yours? Mark it deprecated in its catalog file, or hand it over.`
        : `${since}: ask its owners whether they still look after it.`,
    );
  }
  if (behind >= BEHIND_MONTHS) {
    words.push(
      `The docs are ${behind} months older than the code: they may tell of what is gone.`,
    );
  }
  return words;
}
