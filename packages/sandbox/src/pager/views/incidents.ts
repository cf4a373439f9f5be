// SPDX-License-Identifier: Apache-2.0
import {
  acknowledgements,
  createdAt,
  firstEntry,
  lastEntry,
  resolvedAt,
  statusOf,
} from '../incidents/state';
import type { Pager } from '../Pager';
import type { IncidentRecord, LogEntryRecord } from '../store';
import {
  incidentReference,
  incidentSummary,
  logEntryReference,
  logEntrySummary,
  policyReference,
  serviceReference,
  teamReference,
  userReference,
} from './references';
import { wholeSeconds } from './time';

export function incidentView(pager: Pager, incident: IncidentRecord) {
  const { id, number, title, urgency, key } = incident;
  const status = statusOf(incident);
  const isOver = status === 'resolved';
  const created = wholeSeconds(createdAt(incident));
  return {
    id,
    type: 'incident',
    summary: incidentSummary(incident),
    ...pager.urls.of(`/incidents/${id}`),
    incident_number: number,
    title,
    description: title,
    created_at: created,
    ...lastChange(pager, incident),
    status,
    incident_key: key,
    ...placeOf(pager, incident),
    assignments: isOver
      ? []
      : incident.assignees.map(user => ({
          at: created,
          assignee: userReference(pager, user),
        })),
    assigned_via: 'escalation_policy',
    acknowledgements: acknowledgements(incident).map(({ at, userId }) => ({
      at: wholeSeconds(at),
      acknowledger: userId && userReference(pager, userId),
    })),
    pending_actions: [],
    first_trigger_log_entry: logEntryReference(pager, firstEntry(incident)),
    alert_counts: {
      all: 1,
      triggered: isOver ? 0 : 1,
      resolved: isOver ? 1 : 0,
    },
    is_mergeable: true,
    basic_alert_grouping: null,
    alert_grouping: null,
    incident_type: { name: 'incident_default' },
    priority: null,
    resolve_reason: null,
    incidents_responders: [],
    responder_requests: [],
    subscriber_requests: [],
    urgency,
  };
}

function lastChange(pager: Pager, incident: IncidentRecord) {
  const last = lastEntry(incident);
  const at = wholeSeconds(last.at);
  const service = pager.store.services.get(incident.serviceId);
  const resolved = resolvedAt(incident);
  return {
    updated_at: at,
    last_status_change_at: at,
    last_status_change_by: last.userId
      ? userReference(pager, last.userId)
      : service && serviceReference(pager, service),
    resolved_at: resolved && wholeSeconds(resolved),
  };
}

function placeOf(pager: Pager, incident: IncidentRecord) {
  const { store } = pager;
  const service = store.services.get(incident.serviceId);
  const policy = service && store.policies.get(service.policyId);
  return {
    service: service && serviceReference(pager, service),
    impacted_services: service ? [serviceReference(pager, service)] : [],
    escalation_policy: policy && policyReference(pager, policy),
    teams: policy ? [teamReference(pager, policy.teamId)] : [],
  };
}

export function logEntryView(
  pager: Pager,
  incident: IncidentRecord,
  entry: LogEntryRecord,
) {
  const { service, teams } = placeOf(pager, incident);
  return {
    id: entry.id,
    type: `${entry.type}_log_entry`,
    summary: logEntrySummary(pager, entry),
    self: `${pager.urls.api}/log_entries/${entry.id}`,
    html_url: null,
    created_at: wholeSeconds(entry.at),
    agent: entry.userId ? userReference(pager, entry.userId) : service,
    channel: { type: entry.userId ? 'website' : 'api' },
    service,
    incident: incidentReference(pager, incident),
    teams,
    contexts: [],
  };
}
