// SPDX-License-Identifier: Apache-2.0
import type { Pager } from '../Pager';
import type {
  IncidentRecord,
  LogEntryRecord,
  PolicyRecord,
  ScheduleRecord,
  ServiceRecord,
} from '../store';

export interface Reference {
  id: string;
  type: string;
  summary: string;
  self: string;
  html_url: string;
}

export function reference(
  pager: Pager,
  type: string,
  path: string,
  named: { id: string; name: string },
): Reference {
  return {
    id: named.id,
    type,
    summary: named.name,
    ...pager.urls.of(`${path}/${named.id}`),
  };
}

export const serviceReference = (pager: Pager, service: ServiceRecord) =>
  reference(pager, 'service_reference', '/services', service);

export const policyReference = (pager: Pager, policy: PolicyRecord) =>
  reference(
    pager,
    'escalation_policy_reference',
    '/escalation_policies',
    policy,
  );

export const scheduleReference = (pager: Pager, schedule: ScheduleRecord) =>
  reference(pager, 'schedule_reference', '/schedules', schedule);

export const userReference = (pager: Pager, id: string) =>
  reference(pager, 'user_reference', '/users', {
    id,
    name: pager.store.users.get(id)?.name ?? id,
  });

export const teamReference = (pager: Pager, id: string) =>
  reference(pager, 'team_reference', '/teams', {
    id,
    name: pager.store.teams.get(id)?.name ?? id,
  });

export const incidentSummary = ({ number, title }: IncidentRecord) =>
  `[#${number}] ${title}`;

export const incidentReference = (pager: Pager, incident: IncidentRecord) =>
  reference(pager, 'incident_reference', '/incidents', {
    id: incident.id,
    name: incidentSummary(incident),
  });

export const logEntryReference = (pager: Pager, entry: LogEntryRecord) =>
  reference(pager, `${entry.type}_log_entry_reference`, '/log_entries', {
    id: entry.id,
    name: logEntrySummary(pager, entry),
  });

const WORDS = {
  trigger: 'Triggered',
  acknowledge: 'Acknowledged',
  resolve: 'Resolved',
  reopen: 'Reopened',
};

export function logEntrySummary(
  pager: Pager,
  { type, userId }: LogEntryRecord,
): string {
  const name = userId && pager.store.users.get(userId)?.name;
  return `${WORDS[type]} ${name ? `by ${name}` : 'through the API'}`;
}
