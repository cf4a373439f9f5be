// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ToolStatus } from '@macadam/plugin-tool-status-common';
import {
  ANNOTATION_GRAFANA_SELECTOR,
  ANNOTATION_SONARQUBE_PROJECT_KEY,
} from '@macadam/portal-common';
import type { MissingAccess } from '../config';
import type { DashboardsFound, Grafana } from '../grafana/Grafana';
import type { SonarQube } from '../sonarqube/SonarQube';
import { noData, RememberedTool } from './RememberedTool';

/** What an entity names in each tool; in one that is not there, nothing. */
export interface Named {
  grafanaTag?: string;
  sonarqubeKey?: string;
}

type GateFound = Awaited<ReturnType<SonarQube['gateOf']>>;

/** What the tools say of what is named in them, to whoever was let through. */
export class ToolStatusReader {
  private readonly grafana: RememberedTool<DashboardsFound>;
  private readonly sonarqube: RememberedTool<GateFound>;

  constructor({
    grafana,
    sonarqube,
    ...deps
  }: {
    grafana: Grafana | MissingAccess;
    sonarqube: SonarQube | MissingAccess;
    logger: Pick<LoggerService, 'warn'>;
    now?: () => number;
  }) {
    this.grafana = new RememberedTool(
      {
        title: 'Grafana',
        tokenKey: 'toolStatus.grafana.token',
        access:
          'missing' in grafana
            ? grafana
            : { ask: tag => grafana.dashboardsOf(tag) },
      },
      deps,
    );
    this.sonarqube = new RememberedTool(
      {
        title: 'SonarQube',
        tokenKey: 'toolStatus.sonarqube.token',
        access:
          'missing' in sonarqube
            ? sonarqube
            : { ask: key => sonarqube.gateOf(key) },
      },
      deps,
    );
  }

  async of({ grafanaTag, sonarqubeKey }: Named): Promise<ToolStatus[]> {
    const answers = await Promise.all([
      grafanaTag ? this.dashboards(grafanaTag) : [],
      sonarqubeKey ? this.qualityGate(sonarqubeKey) : [],
    ]);
    return answers.flat();
  }

  private async dashboards(tag: string): Promise<ToolStatus> {
    const answer = await this.grafana.status(tag, found => told(found, tag));
    return { tool: 'grafana', ...answer };
  }

  private async qualityGate(key: string): Promise<ToolStatus> {
    const answer = await this.sonarqube.status(key, found =>
      judged(found, key),
    );
    return { tool: 'sonarqube', ...answer };
  }
}

function told({ dashboards, hasMore }: DashboardsFound, tag: string) {
  if (dashboards.length > 0) {
    return { kind: 'measured' as const, dashboards, hasMore };
  }
  return noData(
    'nothing-yet',
    `No dashboard carries the tag ${tag} yet`,
    `tag one in Grafana, or correct ${ANNOTATION_GRAFANA_SELECTOR} in the catalog file`,
  );
}

function judged(found: GateFound, key: string) {
  switch (found) {
    case 'no-project':
      return noData(
        'nothing-yet',
        `SonarQube knows no project ${key} yet`,
        `have the pipeline analyse it, or correct ${ANNOTATION_SONARQUBE_PROJECT_KEY} in the catalog file`,
      );
    case 'not-analysed':
      return noData(
        'nothing-yet',
        `SonarQube has not analysed ${key} yet`,
        'have the pipeline analyse it',
      );
    default:
      return { kind: 'measured' as const, ...found };
  }
}
