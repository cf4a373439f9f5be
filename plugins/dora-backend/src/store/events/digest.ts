// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** The same for the same content; written as a UUID, since that is the smallest that PostgreSQL keeps 128 bits in. */
export function digestOf(content: unknown): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('hex');
  const parts = [0, 8, 12, 16, 20, 32];
  return parts
    .slice(1)
    .map((end, n) => hex.slice(parts[n], end))
    .join('-');
}
