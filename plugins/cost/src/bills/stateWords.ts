// SPDX-License-Identifier: Apache-2.0
import type { Bill } from '@macadam/plugin-cost-common';
import { countWords } from '../figures';

/** What became of a bill. */
export function stateWords({ state, repeated, isOlderCounted }: Bill): string {
  switch (state) {
    case 'refused':
      return isOlderCounted
        ? 'Refused whole; what came under its name before still counts'
        : 'Refused whole; nothing of it counts';
    case 'duplicate':
      return 'Not counted again: another bill says the very same';
    default:
      return repeated > 0
        ? `Counts, but for ${countWords(repeated)} that another bill had told`
        : 'Counts';
  }
}
