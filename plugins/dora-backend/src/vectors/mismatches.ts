// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';

/** Something that a vector expects and did not get. */
export interface Mismatch {
  vector: string;
  /** As `changeFailRate.rate`. */
  key: string;
  expected: unknown;
  got: unknown;
}

const RATE_TOLERANCE = 1e-9;
const SECONDS_TOLERANCE = 0.5;

/**
 * What of `expected` the answer does not hold. Of a list the order is of no account, of an object only what is expected is looked at.
 *
 * @returns also a mismatch for what is expected and was never answered
 */
export function mismatches(
  vector: string,
  expected: Record<string, unknown>,
  got: Record<string, unknown>,
  path: string[] = [],
): Mismatch[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const key = [...path, name];
    const found = got[name];
    if (isObject(wanted) && isObject(found)) {
      return mismatches(vector, wanted, found, key);
    }
    const isWithin = alike(wanted, found, name);
    const mismatch = {
      vector,
      key: key.join('.'),
      expected: wanted,
      got: found,
    };
    return isWithin ? [] : [mismatch];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function alike(wanted: unknown, found: unknown, name: string): boolean {
  if (typeof wanted === 'number' && typeof found === 'number') {
    const tolerance = name.endsWith('Seconds')
      ? SECONDS_TOLERANCE
      : RATE_TOLERANCE;
    return Math.abs(wanted - found) <= tolerance;
  }
  if (Array.isArray(wanted) && Array.isArray(found)) {
    const [one, other] = [sorted(wanted), sorted(found)];
    return (
      one.length === other.length &&
      one.every((item, place) => alike(item, other[place], name))
    );
  }
  return isDeepStrictEqual(wanted, found);
}

function sorted(list: unknown[]): unknown[] {
  return [...list].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b)),
  );
}
