// SPDX-License-Identifier: Apache-2.0
import type { LabelRecord } from '../store';

/** What a new repository on GitHub starts with. */
export const DEFAULT_LABELS: Array<Omit<LabelRecord, 'id'>> = [
  { name: 'bug', color: 'd73a4a', description: "Something isn't working" },
  {
    name: 'documentation',
    color: '0075ca',
    description: 'Improvements or additions to documentation',
  },
  {
    name: 'enhancement',
    color: 'a2eeef',
    description: 'New feature or request',
  },
  {
    name: 'question',
    color: 'd876e3',
    description: 'Further information is requested',
  },
];
