// SPDX-License-Identifier: Apache-2.0
import type { JsonValue } from '@backstage/types';

export interface Leaf {
  /** Keys and indexes from the root, joined by dots. */
  path: string;
  value: JsonValue;
}

/** Everything that a config says, one line each. An empty object or list is a leaf of its own. */
export function leaves(value: JsonValue, path: string[] = []): Leaf[] {
  const entries =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [{ path: path.join('.'), value }];
  return entries.flatMap(([key, child]) =>
    child === undefined ? [] : leaves(child, [...path, key]),
  );
}
