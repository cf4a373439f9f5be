// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentRecord,
  IncidentStatus,
  LogEntryRecord,
  LogEntryType,
  Timestamp,
} from '../store';

const STATUS_AFTER: Record<LogEntryType, IncidentStatus> = {
  trigger: 'triggered',
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  reopen: 'triggered',
};

export function firstEntry({ log }: IncidentRecord): LogEntryRecord {
  return log[0];
}

export function lastEntry({ log }: IncidentRecord): LogEntryRecord {
  return log[log.length - 1];
}

export function createdAt(incident: IncidentRecord): Timestamp {
  return firstEntry(incident).at;
}

export function statusOf(incident: IncidentRecord): IncidentStatus {
  return STATUS_AFTER[lastEntry(incident).type];
}

export function resolvedAt(incident: IncidentRecord): Timestamp | null {
  const { type, at } = lastEntry(incident);
  return type === 'resolve' ? at : null;
}

/** Who has taken it on, since it was opened last. */
export function acknowledgements(incident: IncidentRecord): LogEntryRecord[] {
  if (statusOf(incident) !== 'acknowledged') return [];
  const { log } = incident;
  const opened = log.findLastIndex(
    ({ type }) => type === 'trigger' || type === 'reopen',
  );
  return log.slice(opened).filter(({ type }) => type === 'acknowledge');
}
