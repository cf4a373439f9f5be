// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '@backstage/types';
import { DOCS_TYPE, ENTITY_TYPE } from '@macadam/plugin-search-common';

/** One choice of what to look for. Its id stands in the URL. */
export interface Chip {
  id: string;
  label: string;
  types?: string[];
  filters?: JsonObject;
}

const ofKind = (...kind: string[]) => ({
  types: [ENTITY_TYPE],
  filters: { kind },
});

export const ALL: Chip = { id: 'all', label: 'All' };

const chips: Chip[] = [
  ALL,
  { id: 'components', label: 'Components', ...ofKind('Component') },
  { id: 'apis', label: 'APIs', ...ofKind('API') },
  { id: 'resources', label: 'Resources', ...ofKind('Resource') },
  {
    id: 'systems',
    label: 'Systems and domains',
    ...ofKind('System', 'Domain'),
  },
  { id: 'people', label: 'Teams and people', ...ofKind('Group', 'User') },
  { id: 'templates', label: 'Templates', ...ofKind('Template') },
  { id: 'docs', label: 'Docs', types: [DOCS_TYPE] },
];

const known = [ENTITY_TYPE, DOCS_TYPE];

/** Ours, and one for each kind of document that another plugin brings. */
export function chipsWith(added: { value: string; name: string }[]): Chip[] {
  return [
    ...chips,
    ...added
      .filter(({ value }) => !known.includes(value))
      .map(({ value, name }) => ({ id: value, label: name, types: [value] })),
  ];
}
