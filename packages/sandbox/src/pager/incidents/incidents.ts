// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { invalidInput, PagerDutyError } from '../http/PagerDutyError';
import { onCallNow } from '../oncall/shifts';
import type { Pager } from '../Pager';
import type {
  IncidentRecord,
  LogEntryRecord,
  LogEntryType,
  ServiceRecord,
  Urgency,
  UserRecord,
} from '../store';
import { statusOf } from './state';

export interface NewIncident {
  service: ServiceRecord;
  title: string;
  urgency: Urgency;
  /** What makes another report of the same trouble the same incident. */
  key?: string;
}

/** Wakes somebody. @throws PagerDutyError 400 when one with the same key is open */
export function triggerIncident(
  pager: Pager,
  { service, title, urgency, key }: NewIncident,
  by: UserRecord | undefined,
): IncidentRecord {
  const { store, clock } = pager;
  const isOpen = store.incidents
    .values()
    .some(one => one.key === key && statusOf(one) !== 'resolved');
  if (isOpen) {
    throw invalidInput(
      'Open incident with matching dedup key already exists on this service',
    );
  }
  const id = store.newId('Q');
  const incident = store.incidents.put(id, {
    id,
    number: store.incidents.values().length + 1,
    serviceId: service.id,
    title,
    urgency,
    key: key ?? randomUUID().replaceAll('-', ''),
    assignees: onCallNow(pager, service.policyId, clock.now()),
    log: [entry(pager, 'trigger', by)],
  });
  pager.webhooks.tell('incident.triggered', incident);
  return incident;
}

/** @throws PagerDutyError 400 when it is over */
export function acknowledgeIncident(
  pager: Pager,
  incident: IncidentRecord,
  by: UserRecord,
): IncidentRecord {
  if (statusOf(incident) === 'resolved') {
    throw new PagerDutyError(400, 1001, 'Incident Already Resolved');
  }
  return append(pager, incident, 'acknowledge', by);
}

/** @throws PagerDutyError 400 when it is over */
export function resolveIncident(
  pager: Pager,
  incident: IncidentRecord,
  by: UserRecord,
): IncidentRecord {
  if (statusOf(incident) === 'resolved') {
    throw new PagerDutyError(400, 1001, 'Incident Already Resolved');
  }
  return append(pager, incident, 'resolve', by);
}

/** It was not over after all. @throws PagerDutyError 400 when it is open */
export function reopenIncident(
  pager: Pager,
  incident: IncidentRecord,
  by: UserRecord,
): IncidentRecord {
  if (statusOf(incident) !== 'resolved') {
    throw new PagerDutyError(400, 1003, 'Invalid Status Provided');
  }
  return append(pager, incident, 'reopen', by);
}

const EVENTS: Record<Exclude<LogEntryType, 'trigger'>, string> = {
  acknowledge: 'incident.acknowledged',
  resolve: 'incident.resolved',
  reopen: 'incident.reopened',
};

function append(
  pager: Pager,
  incident: IncidentRecord,
  type: Exclude<LogEntryType, 'trigger'>,
  by: UserRecord,
): IncidentRecord {
  const changed = pager.store.incidents.put(incident.id, {
    ...incident,
    log: [...incident.log, entry(pager, type, by)],
  });
  pager.webhooks.tell(EVENTS[type], changed);
  return changed;
}

function entry(
  { store, clock }: Pager,
  type: LogEntryType,
  by: UserRecord | undefined,
): LogEntryRecord {
  const at = clock.now().toISOString();
  return { id: store.newId('R'), type, at, userId: by?.id };
}
