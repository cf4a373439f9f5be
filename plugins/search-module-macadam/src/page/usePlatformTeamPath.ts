// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { platformTeamFromConfig } from '@macadam/portal-common';

/** Whom to ask when nobody else is known. */
export function usePlatformTeamPath(): string {
  const config = useApi(configApiRef);
  return pathOf(platformTeamFromConfig(config));
}

/** The page of an entity. */
export function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}`;
}
