// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { OnCall } from '@macadam/plugin-on-call-common';
import { useOnCall } from '@macadam/plugin-on-call-react';
import type { Hit } from '@macadam/plugin-search-common';

/** Asks once for all results that name a service in the pager, when they are there. Until it is known, and where it cannot be, a row says nothing of it. */
export function useOnCallOfHits(
  hits: readonly Hit[],
): (hit: Hit) => OnCall | undefined {
  const { value } = useOnCall(hits.flatMap(hit => refOf(hit) ?? []));
  return hit => value?.get(refOf(hit) ?? '')?.onCall;
}

function refOf(hit: Hit): string | undefined {
  const { isEntity, kind, namespace, name, pagerdutyServiceId } = hit;
  if (!isEntity || !kind || !name || !pagerdutyServiceId) return undefined;
  return stringifyEntityRef({ kind, namespace, name });
}
