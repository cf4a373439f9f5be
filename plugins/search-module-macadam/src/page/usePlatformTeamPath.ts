// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { entityPath, platformTeamFromConfig } from '@macadam/portal-common';

/** Whom to ask when nobody else is known. */
export function usePlatformTeamPath(): string {
  const config = useApi(configApiRef);
  return entityPath(parseEntityRef(platformTeamFromConfig(config)));
}
