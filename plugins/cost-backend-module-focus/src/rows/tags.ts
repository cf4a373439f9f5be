// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

export type Tags = Record<string, string>;

/** A tag without a value is `true` in FOCUS. */
const written = z.record(
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/**
 * The tags of a row, in the order of their keys.
 *
 * @param text - FOCUS' key-value format: a JSON object; nothing means none
 * @returns undefined for what is no such object
 */
export function tagsOf(text: string): Tags | undefined {
  if (text === '') return {};
  const parsed = written.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  return Object.fromEntries(
    Object.entries(parsed.data)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, String(value ?? '')]),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
