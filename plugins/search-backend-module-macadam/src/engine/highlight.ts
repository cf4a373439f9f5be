// SPDX-License-Identifier: Apache-2.0
import { folded } from './words';

export interface Tags {
  preTag: string;
  postTag: string;
}

const EXCERPT_LENGTH = 240;
const LEAD = 60;
/** Of two words that people confuse, this share of the letter pairs is the same. */
const ALIKE = 0.4;
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Whether a word of a text is what was asked for. */
export type Matches = (word: string) => boolean;

/** Words that begin as one of those asked for does, give or take its ending: PostgreSQL has found them by their stem. */
export function beginsLike(asked: string[]): Matches {
  const beginnings = asked.flatMap(each => [each, stem(each)]);
  return text => beginnings.some(beginning => text.startsWith(beginning));
}

/** Words that look like one of those asked for. */
export function looksLike(asked: string[]): Matches {
  const pairsAsked = asked.map(pairsOf);
  return text => {
    const pairs = pairsOf(text);
    return pairsAsked.some(each => likeness(each, pairs) >= ALIKE);
  };
}

/** @returns the text with the words that match between tags, or undefined when none does */
export function marked(
  text: string,
  matches: Matches,
  { preTag, postTag }: Tags,
): string | undefined {
  let found = false;
  const result = text.replace(word, each => {
    if (!matches(folded(each))) return each;
    found = true;
    return `${preTag}${each}${postTag}`;
  });
  return found ? result : undefined;
}

/** The surroundings of the first word that matches, or undefined. */
export function markedExcerpt(
  text: string,
  matches: Matches,
  tags: Tags,
): string | undefined {
  for (const { 0: each, index } of text.matchAll(word)) {
    if (!matches(folded(each))) continue;
    const start = index <= LEAD ? 0 : text.lastIndexOf(' ', index - LEAD) + 1;
    const end = Math.max(start + EXCERPT_LENGTH, index + each.length);
    const excerpt = text.slice(start, end);
    const before = start > 0 ? '… ' : '';
    const after = end < text.length ? ' …' : '';
    return `${before}${marked(excerpt, matches, tags)}${after}`;
  }
  return undefined;
}

function stem(asked: string): string {
  const short = asked.replace(/(ing|ies|ed|es|s|y)$/, '');
  return short.length >= 4 ? short : asked;
}

/** Dice's coefficient over letter pairs: 1 for the same word, 0 for nothing in common. */
function likeness(one: Set<string>, other: Set<string>): number {
  const common = [...one].filter(pair => other.has(pair)).length;
  return (2 * common) / (one.size + other.size || 1);
}

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(
    Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)),
  );
}
