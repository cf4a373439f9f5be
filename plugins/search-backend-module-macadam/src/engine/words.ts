// SPDX-License-Identifier: Apache-2.0

/** Nobody means more words than these; each costs the database. */
const MAX_WORDS = 12;

/** Lower case, without accents: how both a document and a question are compared. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The runs of letters and digits. `payment-service` is two words, so that each is found. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** As {@link wordsOf}, and `PaymentService` is also found by `service`. */
export function wordsOfName(name: string): string[] {
  const apart = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return [...new Set([...wordsOf(name), ...wordsOf(apart)])];
}

export function wordsAsked(term: string): string[] {
  return [...new Set(wordsOf(term))].slice(0, MAX_WORDS);
}

/** What PostgreSQL cannot keep in a text: NUL, and halves of a surrogate pair. */
export function storable(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** JSON that PostgreSQL can keep, in keys as well as in values. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi,
    '$1',
  );
}
