// SPDX-License-Identifier: Apache-2.0
import {
  DoraClient,
  METRIC_IDS,
  type DeliverySummary,
  type Metric,
  type SeriesPoint,
} from '@macadam/plugin-dora-common';

const window = {
  from: '2025-12-02T00:00:00.000Z',
  to: '2026-03-02T12:00:00.000Z',
  timezone: 'UTC',
};

export function aMetric(given: Partial<Metric>): Metric {
  return {
    value: { kind: 'measured', value: 7200, unit: 'seconds', samples: 12 },
    previous: { kind: 'measured', value: 3600, unit: 'seconds', samples: 9 },
    tier: { edition: '2024', tier: 'elite' },
    ...given,
  };
}

export function aSummary(
  given: Partial<DeliverySummary> = {},
): DeliverySummary {
  return {
    scope: 'component:default/payment-service',
    services: 1,
    window,
    asOf: window.to,
    ruleVersion: '1',
    dataVersion: '7',
    metrics: Object.fromEntries(METRIC_IDS.map(id => [id, aMetric({})])),
    counts: {
      deployments: 12,
      redeploys: 0,
      deploymentDays: 9,
      failed: 2,
      rework: 1,
      recovered: 2,
      open: 0,
      openAgeSeconds: [],
      changes: 30,
      excludedChanges: 0,
      unknownBase: 0,
      uncountedAttempts: 1,
      unattributedIncidents: 0,
    },
    quickCheck: {
      edition: '2025',
      performance: 8,
      throughput: 9,
      stability: 7,
    },
    sources: [
      {
        id: 'github',
        title: 'GitHub',
        tells: ['deployments'],
        state: 'fresh',
        lastEventAt: window.to,
        read: { readAt: window.to },
      },
    ],
    canLink: false,
    ...given,
  };
}

export function aPoint(given: Partial<SeriesPoint>): SeriesPoint {
  return {
    start: '2026-02-23',
    deployments: 3,
    failed: 0,
    rework: 0,
    leadTimeMedian: 3600,
    leadTimeP90: 7200,
    recoveryMedian: null,
    changeFailRate: 0,
    reworkRate: 0,
    isPartial: false,
    ...given,
  };
}

/** The real client over a portal that answers each path, query apart, by this table; what it lacks is refused. */
export function clientOver(
  answers: Record<string, (request: Request) => unknown>,
): DoraClient {
  return new DoraClient({
    discoveryApi: { getBaseUrl: async () => 'http://portal.example/api/dora' },
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const path = new URL(request.url).pathname.replace('/api/dora', '');
        const answer = answers[path];
        if (!answer) return new Response(path, { status: 503 });
        return Response.json(await answer(request));
      },
    },
  });
}
