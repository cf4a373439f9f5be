// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import { DOCS_TYPE, ENTITY_TYPE } from '@macadam/plugin-search-common';
import { useHits } from '@macadam/plugin-search-react';
import useAsync from 'react-use/esm/useAsync';
import { type Group, pagesFor, type Place, shown, toPlace } from './groups';

const RECENT = 5;
const TEMPLATES = { types: [ENTITY_TYPE], filters: { kind: 'Template' } };

function useRecent(): Place[] {
  const visits = useApi(visitsApiRef);
  const { value = [] } = useAsync(
    () =>
      visits.list({
        limit: RECENT,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
      }),
    [visits],
  );
  return value.map(({ pathname, name, entityRef }) => ({
    href: pathname,
    title: name,
    note: entityRef && parseEntityRef(entityRef).kind,
  }));
}

/** What the palette offers for a term; without one, where one has been and the portal's pages. */
export function useGroups(term: string, pages: Place[]) {
  const recent = useRecent();
  const isEmpty = term.trim() === '';
  const entities = useHits({ term, types: [ENTITY_TYPE], pageLimit: 10 });
  const templates = useHits({ term, ...TEMPLATES, pageLimit: 5 });
  const docs = useHits({ term, types: [DOCS_TYPE], pageLimit: 5 });
  const answers = [entities, templates, docs];

  const groups: Group[] = isEmpty
    ? [
        { title: 'Recently visited', places: recent },
        { title: 'Pages', places: pages },
        { title: 'Templates', places: templates.hits.map(toPlace) },
      ]
    : [
        {
          title: 'Catalog',
          places: entities.hits
            .filter(({ kind }) => kind !== 'Template')
            .map(toPlace),
        },
        { title: 'Templates', places: templates.hits.map(toPlace) },
        { title: 'Pages', places: pagesFor(term, pages) },
        { title: 'Docs', places: docs.hits.map(toPlace) },
      ];

  return {
    groups: shown(groups),
    isPending: answers.some(({ isPending }) => isPending),
    error: answers.find(({ error }) => error)?.error,
  };
}
