// SPDX-License-Identifier: Apache-2.0
import {
  configApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { useAsyncData } from '@macadam/portal-react';

/** Whether who looks is of the platform team. It chooses what is offered; what is allowed, the backend decides. */
export function useIsPlatformTeam(): boolean {
  const config = useApi(configApiRef);
  const identity = useApi(identityApiRef);
  const { value } = useAsyncData(
    () => identity.getBackstageIdentity(),
    [identity],
  );
  const owned = value?.ownershipEntityRefs ?? [];
  return owned.includes(platformTeamFromConfig(config));
}
