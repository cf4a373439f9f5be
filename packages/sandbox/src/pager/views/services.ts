// SPDX-License-Identifier: Apache-2.0
import { createdAt, statusOf } from '../incidents/state';
import type { Pager } from '../Pager';
import type { ServiceRecord } from '../store';
import { policyReference, teamReference } from './references';
import { wholeSeconds } from './time';

export function serviceView(pager: Pager, service: ServiceRecord) {
  const { id, name, description } = service;
  const { store, urls } = pager;
  const policy = store.policies.get(service.policyId);
  const incidents = store.incidents
    .values()
    .filter(({ serviceId }) => serviceId === id);
  const statuses = incidents.map(statusOf);
  const last = incidents.map(createdAt).sort().at(-1);
  return {
    id,
    type: 'service',
    summary: name,
    ...urls.of(`/services/${id}`),
    name,
    description,
    created_at: wholeSeconds(service.createdAt),
    updated_at: wholeSeconds(service.createdAt),
    status: healthOf(statuses),
    auto_resolve_timeout: null,
    acknowledgement_timeout: null,
    last_incident_timestamp: last ? wholeSeconds(last) : null,
    escalation_policy: policy && policyReference(pager, policy),
    teams: policy ? [teamReference(pager, policy.teamId)] : [],
    integrations: [],
    incident_urgency_rule: { type: 'constant', urgency: 'high' },
    support_hours: null,
    scheduled_actions: [],
    addons: [],
    alert_creation: 'create_alerts_and_incidents',
    alert_grouping: null,
    alert_grouping_timeout: null,
    alert_grouping_parameters: { type: null, config: null },
  };
}

function healthOf(statuses: string[]): string {
  if (statuses.includes('triggered')) return 'critical';
  return statuses.includes('acknowledged') ? 'warning' : 'active';
}
