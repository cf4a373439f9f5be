// SPDX-License-Identifier: Apache-2.0
import {
  sonarqubePathOf,
  type FailedCondition,
} from '@macadam/plugin-tool-status-common';
import type { ToolAccess } from '../config';
import { ToolApi, type Patience } from '../ToolApi';
import { projectStatus } from './payloads';

interface QualityGate {
  qualityGate: 'passed' | 'failed';
  /** The project, as people see it. */
  url: string;
  failedConditions: FailedCondition[];
}

/** SonarQube's web API as far as it tells whether a project passes its quality gate. It throws what ToolApi does. */
export class SonarQube {
  private readonly api: ToolApi;
  private readonly baseUrl: string;

  constructor({ baseUrl, ...access }: ToolAccess & Patience) {
    this.api = new ToolApi({ title: 'SonarQube', ...access });
    this.baseUrl = baseUrl.replace(/\/+$/, '');
  }

  /** Of the main branch. */
  async gateOf(
    projectKey: string,
  ): Promise<QualityGate | 'no-project' | 'not-analysed'> {
    const answer = await this.api.find('/api/qualitygates/project_status', {
      query: { projectKey },
      answer: projectStatus,
    });
    if (!answer) return 'no-project';
    const { status, conditions } = answer.projectStatus;
    if (status === 'NONE') return 'not-analysed';
    return {
      qualityGate: status === 'ERROR' ? 'failed' : 'passed',
      url: `${this.baseUrl}/${sonarqubePathOf(projectKey)}`,
      failedConditions: conditions
        .filter(condition => condition.status === 'ERROR')
        .map(({ metricKey: metric, actualValue: actual }) => ({
          metric,
          actual,
        })),
    };
  }
}
