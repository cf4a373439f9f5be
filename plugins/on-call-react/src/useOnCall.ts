// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { ServiceOnCall } from '@macadam/plugin-on-call-common';
import { useAsyncData, type AsyncData } from '@macadam/portal-react';
import { onCallApiRef } from './onCallApiRef';

/** Who is on call changes while a page stands. */
const REFRESH_MILLISECONDS = 60_000;

/**
 * Who is on call for each of these entities, by reference, asked for at once. One that is not in it names no service in the pager, or is not
 * for this person to see.
 */
export function useOnCall(
  entityRefs: readonly string[],
): AsyncData<ReadonlyMap<string, ServiceOnCall>> {
  const api = useApi(onCallApiRef);
  return useAsyncData(
    async () => {
      const answers =
        entityRefs.length > 0 ? await api.getOnCall(entityRefs) : [];
      return new Map(answers.map(one => [one.entityRef, one]));
    },
    [api, entityRefs.join()],
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  );
}
