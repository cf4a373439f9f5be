// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import { ENTITY_TYPE, toHit } from '@macadam/plugin-search-common';
import { entityPath, runbookOf } from '@macadam/portal-common';
import useAsync from 'react-use/esm/useAsync';
import { docsEntityOf } from '../tools/docs';

/**
 * Where an entity's runbook is: what it links, or the page of its docs; undefined when there is none, and until that is known.
 * Which pages docs have is asked of the search, as TechDocs answers for docs that are not built yet with an error.
 */
export function useRunbook(entity: Entity): string | undefined {
  const search = useApi(searchApiRef);
  const linked = runbookOf(entity.metadata.links);
  const { value } = useAsync(async () => {
    const docsEntity = docsEntityOf(entity);
    if (linked || !docsEntity) return undefined;
    const { results } = await search.query({
      term: '',
      types: [ENTITY_TYPE],
      filters: { location: entityPath(docsEntity) },
      pageLimit: 1,
    });
    return results.map(toHit).find(hit => hit?.runbookUrl)?.runbookUrl;
  }, [entity, linked, search]);
  return linked ?? value;
}
