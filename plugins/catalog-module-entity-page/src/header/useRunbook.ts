// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { techdocsApiRef } from '@backstage/plugin-techdocs-react';
import { isRunbookPage, runbookOf } from '@macadam/portal-common';
import useAsync from 'react-use/esm/useAsync';
import { z } from 'zod/v3';
import { docsEntityOf, docsPathOf } from '../tools/docs';

/** What TechDocs tells of built docs, as far as it says which pages there are. */
const builtDocs = z.object({ files: z.array(z.string()).catch([]) });

/** Where an entity's runbook is: what it links, or the page of its docs; undefined when there is none, and until that is known. */
export function useRunbook(entity: Entity): string | undefined {
  const techdocs = useApi(techdocsApiRef);
  const linked = runbookOf(entity.metadata.links);
  const { value } = useAsync(async () => {
    const docsEntity = docsEntityOf(entity);
    if (linked || !docsEntity) return undefined;
    const { files } = builtDocs.parse(
      await techdocs.getTechDocsMetadata(docsEntity),
    );
    const page = files.find(isRunbookPage)?.replace(/(\/index)?\.html$/, '');
    return page && `${docsPathOf(entity)}/${page}`;
  }, [entity, linked, techdocs]);
  return linked ?? value;
}
