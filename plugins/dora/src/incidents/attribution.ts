// SPDX-License-Identifier: Apache-2.0
import type { IncidentRow } from '@macadam/plugin-dora-common';

/** What is held to have caused an incident, and why. */
export function causeWords(row: IncidentRow): string {
  const by = row.decidedBy ? `, said ${row.decidedBy}` : '';
  switch (row.attribution) {
    case 'explicit':
      return 'named by its source';
    case 'linked':
      return `linked${by}`;
    case 'window':
      return 'the last deployment before it';
    case 'not-a-change':
      return `Not caused by a change${by}`;
    default:
      return 'No deployment before it within the attribution window';
  }
}
