// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

const POLL_MILLISECONDS = 2000;

/** The entity, once the catalog has it. */
export function useArrival(entityRef: string): Entity | undefined {
  const catalog = useApi(catalogApiRef);
  const [arrived, setArrived] = useState<Entity>();
  useInterval(
    () => {
      catalog
        .getEntityByRef(entityRef)
        .then(setArrived)
        // What cannot be asked now is asked again.
        .catch(() => undefined);
    },
    arrived ? null : POLL_MILLISECONDS,
  );
  return arrived;
}
