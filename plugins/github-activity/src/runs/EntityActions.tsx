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
import type { WorkflowRunsPage } from '@macadam/plugin-github-activity-common';
import type { SourceState } from '@macadam/portal-common';
import { Loading } from '@macadam/portal-react';
import { useMemo, useState, type ReactNode } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { githubActivityApiRef } from '../api';
import { runsRef } from '../routes';
import { ActionsOfEntity } from './ActionsOfEntity';
import { missingRuns } from './missingRuns';
import { NoRuns } from './NoRuns';
import { SourceNotice } from './SourceNotice';

/** The community plugin's own name of the page of one run. It cannot be bound from outside without loading the plugin's client for GitHub. */
const RUN_ROUTE = 'github-actions/build';

/** The community's screens within ask the portal's backend about this entity. Where there are no runs, why stands in their place. */
export const EntityActions = ({ children }: { children: ReactNode }) => {
  const api = useApi(githubActivityApiRef);
  const { entity } = useEntity();
  const { value, error, retry } = useAsyncRetry(
    () => api.getRuns(getCompoundEntityRef(entity), { pageSize: 1 }),
    [api, entity],
  );

  if (!value && !error) {
    return <Loading label="Loading workflow runs" height={160} />;
  }
  const missing = missingRuns(value ? { page: value } : { error: error! });
  if (missing) return <NoRuns missing={missing} retry={retry} />;
  return <Runs page={value!}>{children}</Runs>;
};

/** A stale source is told above the runs. */
const Runs = (props: { page: WorkflowRunsPage; children: ReactNode }) => {
  const [source, setSource] = useState<SourceState>(props.page.source);
  const apis = useEntityApis(props.page.repository, setSource);

  return (
    <>
      <SourceNotice source={source} />
      <ApiProvider apis={apis}>{props.children}</ApiProvider>
    </>
  );
};

function useEntityApis(
  repository: WorkflowRunsPage['repository'],
  onSource: (source: SourceState) => void,
): ApiHolder {
  const api = useApi(githubActivityApiRef);
  const routes = useApi(routeResolutionApiRef);
  const runsLink = useRouteRef(runsRef)?.();
  const { entity } = useEntity();

  return useMemo(() => {
    const actions = new ActionsOfEntity({
      api,
      entity: getCompoundEntityRef(entity),
      onSource,
      repository,
    });
    const own: Record<string, unknown> = {
      [githubActionsApiRef.id]: actions,
      [routeResolutionApiRef.id]: withRuns(routes, runsLink),
    };
    return { get: ref => own[ref.id] as never };
  }, [api, entity, onSource, repository, routes, runsLink]);
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
