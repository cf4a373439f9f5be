// SPDX-License-Identifier: Apache-2.0
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { Link, type HeaderMetadataItem } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { templateFacts } from './templateFacts';

/** Whose a template is, and which version one would start from; nothing while that is unknown, since the form works without. */
export function useTemplateFacts(templateRef: string): HeaderMetadataItem[] {
  const catalogApi = useApi(catalogApiRef);
  const { value: entity } = useAsync(
    () => catalogApi.getEntityByRef(templateRef),
    [catalogApi, templateRef],
  );
  return entity ? itemsOf(entity) : [];
}

function itemsOf(entity: Entity): HeaderMetadataItem[] {
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  const { version, changelog } = templateFacts(entity);
  const items = [];
  if (owners.length > 0) {
    const value = <EntityRefLinks entityRefs={owners} />;
    items.push({ label: 'Owner of the template', value });
  }
  if (version) {
    const value = changelog ? (
      <>
        {version},{' '}
        <Link href={changelog} target="_blank">
          what changed
        </Link>
      </>
    ) : (
      version
    );
    items.push({ label: 'Version', value });
  }
  return items;
}
