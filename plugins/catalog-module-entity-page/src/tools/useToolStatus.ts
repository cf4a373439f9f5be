// SPDX-License-Identifier: Apache-2.0
import { getCompoundEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ToolStatus } from '@macadam/plugin-tool-status-common';
import { useAsyncData, type AsyncData } from '@macadam/portal-react';
import { toolStatusApiRef } from '../api';

/** What is away comes back while a page stands. */
const REFRESH_MILLISECONDS = 60_000;

/** What the tools say of an entity, all in one question; none where nobody has anything to ask. */
export function useToolStatus(
  entity: Entity,
  isAsked: boolean,
): AsyncData<ToolStatus[]> {
  const api = useApi(toolStatusApiRef);
  const { kind, namespace, name } = getCompoundEntityRef(entity);
  return useAsyncData(
    async signal =>
      isAsked ? api.getToolStatus({ kind, namespace, name }, signal) : [],
    [api, isAsked, kind, namespace, name],
    { refreshMilliseconds: isAsked ? REFRESH_MILLISECONDS : undefined },
  );
}
