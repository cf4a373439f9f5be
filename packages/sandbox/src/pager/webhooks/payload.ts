// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { createdAt, lastEntry, statusOf } from '../incidents/state';
import type { Pager } from '../Pager';
import type { IncidentRecord } from '../store';
import {
  policyReference,
  serviceReference,
  teamReference,
  userReference,
} from '../views/references';
import { wholeSeconds } from '../views/time';

/** What a v3 webhook says: https://developer.pagerduty.com/docs/webhooks-overview */
export function incidentEvent(
  pager: Pager,
  eventType: string,
  incident: IncidentRecord,
) {
  const { at, userId } = lastEntry(incident);
  return {
    event: {
      id: randomUUID(),
      event_type: eventType,
      resource_type: 'incident',
      occurred_at: at,
      agent: userId ? userReference(pager, userId) : null,
      client: userId ? { name: 'PagerDuty' } : null,
      data: incidentData(pager, incident),
    },
  };
}

export function pingEvent(pager: Pager) {
  return {
    event: {
      id: randomUUID(),
      event_type: 'pagey.ping',
      resource_type: 'pagey',
      occurred_at: pager.clock.now().toISOString(),
      agent: null,
      client: null,
      data: { message: 'Hello from your friend Pagey!', type: 'ping' },
    },
  };
}

function incidentData(pager: Pager, incident: IncidentRecord) {
  const { id, number, title, urgency, key } = incident;
  const service = pager.store.services.get(incident.serviceId);
  const policy = service && pager.store.policies.get(service.policyId);
  return {
    id,
    type: 'incident',
    ...pager.urls.of(`/incidents/${id}`),
    number,
    status: statusOf(incident),
    incident_key: key,
    created_at: wholeSeconds(createdAt(incident)),
    title,
    service: service && serviceReference(pager, service),
    assignees: incident.assignees.map(user => userReference(pager, user)),
    escalation_policy: policy && policyReference(pager, policy),
    teams: policy ? [teamReference(pager, policy.teamId)] : [],
    priority: null,
    urgency,
    conference_bridge: null,
    resolve_reason: null,
    incident_type: { name: 'incident_default' },
  };
}
