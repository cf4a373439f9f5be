// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import {
  grafanaTagOf,
  sonarqubeKeyOf,
  type ToolStatus,
} from '@macadam/plugin-tool-status-common';
import {
  ANNOTATION_GRAFANA_SELECTOR,
  ANNOTATION_SONARQUBE_PROJECT_KEY,
} from '@macadam/portal-common';
import type { Caller, CallersView } from '@macadam/portal-node';
import type { ToolStatusReader } from './ToolStatusReader';

/** Lets whoever may read an entity in the catalog read what its tools say of it, asking on behalf of the caller. */
export class AuthorizedToolStatusReader {
  constructor(
    private readonly inner: Pick<ToolStatusReader, 'of'>,
    private readonly deps: { view: Pick<CallersView, 'entity'> },
  ) {}

  /** @throws NotFoundError for an entity that is not there, or not for this caller */
  async status(entityRef: string, caller: Caller): Promise<ToolStatus[]> {
    const entity = await this.deps.view.entity(entityRef, caller);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    const { annotations = {} } = entity.metadata;
    const selector = annotations[ANNOTATION_GRAFANA_SELECTOR] ?? '';
    const project = annotations[ANNOTATION_SONARQUBE_PROJECT_KEY] ?? '';
    return this.inner.of({
      grafanaTag: grafanaTagOf(selector),
      sonarqubeKey: sonarqubeKeyOf(project),
    });
  }
}
