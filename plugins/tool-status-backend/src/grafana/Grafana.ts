// SPDX-License-Identifier: Apache-2.0
import type { Dashboard } from '@macadam/plugin-tool-status-common';
import type { ToolAccess } from '../config';
import { ToolApi, type Patience } from '../ToolApi';
import { dashboardList } from './payloads';

/** Nobody reads more names than these. */
const MOST_DASHBOARDS = 20;

/** Those of which there is one at most under `/d/`. */
const UID = /^[\w-]+$/;

export interface DashboardsFound {
  dashboards: Dashboard[];
  hasMore: boolean;
}

/** Grafana's HTTP API as far as it tells which dashboards carry a tag. It throws what ToolApi does. */
export class Grafana {
  private readonly api: ToolApi;
  private readonly baseUrl: string;

  constructor({ baseUrl, ...access }: ToolAccess & Patience) {
    this.api = new ToolApi({ title: 'Grafana', ...access });
    this.baseUrl = baseUrl.replace(/\/+$/, '');
  }

  /** By title, as Grafana sorts them. */
  async dashboardsOf(tag: string): Promise<DashboardsFound> {
    const limit = MOST_DASHBOARDS + 1;
    const found = await this.api.get('/api/search', {
      query: { type: 'dash-db', tag, limit },
      answer: dashboardList,
    });
    const dashboards = found
      .filter(({ uid }) => UID.test(uid))
      .map(({ uid, title }) => ({ title, url: `${this.baseUrl}/d/${uid}` }));
    return {
      dashboards: dashboards.slice(0, MOST_DASHBOARDS),
      hasMore: found.length > MOST_DASHBOARDS,
    };
  }
}
