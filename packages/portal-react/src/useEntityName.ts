// SPDX-License-Identifier: Apache-2.0
import { getCompoundEntityRef, type Entity } from '@backstage/catalog-model';
import type { EntityName } from '@macadam/portal-common';
import { useMemo } from 'react';

/** What a backend is asked about on an entity's page. The same object until it is another entity, however often the catalog is read again. */
export function useEntityName(entity: Entity): EntityName {
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  return useMemo(
    () => ({ kind: kind.toLocaleLowerCase('en-US'), namespace, name }),
    [kind, namespace, name],
  );
}
