// SPDX-License-Identifier: Apache-2.0
import { githubActionsApiRef } from '@backstage-community/plugin-github-actions';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { ApiProvider } from '@backstage/core-app-api';
import {
  routeResolutionApiRef,
  useApi,
  useRouteRef,
  type ApiHolder,
  type RouteResolutionApi,
} from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { SourceState } from '@macadam/portal-common';
import { useMemo, useState, type ReactNode } from 'react';
import { githubActivityApiRef } from '../api';
import { runsRef } from '../routes';
import { ActionsOfEntity } from './ActionsOfEntity';
import { SourceNotice } from './SourceNotice';

/** The community plugin's own name of the page of one run. It cannot be bound from outside without loading the plugin's client for GitHub. */
const RUN_ROUTE = 'github-actions/build';

/** The community's screens within ask the portal's backend about this entity; a stale source is told above them. */
export const EntityActions = ({ children }: { children: ReactNode }) => {
  const [source, setSource] = useState<SourceState>({});
  const apis = useEntityApis(setSource);

  return (
    <>
      <SourceNotice source={source} />
      <ApiProvider apis={apis}>{children}</ApiProvider>
    </>
  );
};

function useEntityApis(onSource: (source: SourceState) => void): ApiHolder {
  const api = useApi(githubActivityApiRef);
  const routes = useApi(routeResolutionApiRef);
  const runsLink = useRouteRef(runsRef)?.();
  const { entity } = useEntity();

  return useMemo(() => {
    const actions = new ActionsOfEntity({
      api,
      entity: getCompoundEntityRef(entity),
      onSource,
    });
    const own: Record<string, unknown> = {
      [githubActionsApiRef.id]: actions,
      [routeResolutionApiRef.id]: withRuns(routes, runsLink),
    };
    return { get: ref => own[ref.id] as never };
  }, [api, entity, onSource, routes, runsLink]);
}

/** Leads the community's links to a run to our tab. */
function withRuns(
  routes: RouteResolutionApi,
  runsLink: string | undefined,
): RouteResolutionApi {
  const toRun = ({ id }: { id: string }) => `${runsLink}/${id}`;
  return {
    resolve: (ref, options) =>
      String(ref).includes(RUN_ROUTE)
        ? (toRun as never)
        : routes.resolve(ref, options),
  };
}
