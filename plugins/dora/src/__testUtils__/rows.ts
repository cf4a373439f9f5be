// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRow, IncidentRow } from '@macadam/plugin-dora-common';

export function aDeployment(given: Partial<DeploymentRow>): DeploymentRow {
  return {
    id: '1',
    source: 'github',
    externalId: 'acme/payment-service/runs/77/1',
    entityRef: 'component:default/payment-service',
    environment: 'production',
    sha: 'c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0c0ffe',
    status: 'success',
    finishedAt: '2026-03-02T10:00:00.000Z',
    isCounted: true,
    isRedeploy: false,
    changes: 1,
    leadTimeSeconds: 3600,
    failure: [],
    rework: [],
    incidents: [],
    ...given,
  };
}

export function anIncident(given: Partial<IncidentRow>): IncidentRow {
  return {
    id: '1',
    source: 'pagerduty',
    externalId: 'Q1',
    entityRef: 'component:default/payment-service',
    title: 'Cards are declined',
    createdAt: '2026-03-02T11:00:00.000Z',
    attribution: 'none',
    ...given,
  };
}
