// SPDX-License-Identifier: Apache-2.0
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** Whether the person or one of their teams owns the entity. It chooses words; what is allowed, the backend decides. */
export function useIsMine(entity: Entity): boolean {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(() => identity.getBackstageIdentity(), [identity]);
  return (entity.relations ?? []).some(
    ({ type, targetRef }) =>
      type === RELATION_OWNED_BY &&
      value?.ownershipEntityRefs.includes(targetRef),
  );
}
