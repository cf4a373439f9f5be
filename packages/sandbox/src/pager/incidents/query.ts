// SPDX-License-Identifier: Apache-2.0
import { invalidRange, momentOf } from '../http/moments';
import { invalidInput } from '../http/PagerDutyError';
import { valuesOf } from '../http/paging';
import type { Pager } from '../Pager';
import type { IncidentRecord } from '../store';
import { createdAt, resolvedAt, statusOf } from './state';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** What is shown when nobody says since when. */
const DEFAULT_RANGE_DAYS = 30;
/** PagerDuty says six months. */
const LONGEST_RANGE_DAYS = 184;

/** The incidents that a query asks for, in the order that it asks for. @throws PagerDutyError 400 */
export function findIncidents(pager: Pager, url: URL): IncidentRecord[] {
  const range = rangeOf(url, pager.clock.now());
  const policyOf = ({ serviceId }: IncidentRecord) =>
    pager.store.policies.get(
      pager.store.services.get(serviceId)?.policyId ?? '',
    );
  const isAmong = (
    name: string,
    values: (incident: IncidentRecord) => string[],
  ) => {
    const wanted = valuesOf(url, name);
    return (incident: IncidentRecord) =>
      !wanted || values(incident).some(value => wanted.includes(value));
  };
  const filters = [
    isAmong('service_ids', ({ serviceId }) => [serviceId]),
    isAmong('team_ids', incident => [policyOf(incident)?.teamId ?? '']),
    isAmong('user_ids', ({ assignees }) => assignees),
    isAmong('urgencies', ({ urgency }) => [urgency]),
    isAmong('statuses', incident => [statusOf(incident)]),
  ];
  const key = url.searchParams.get('incident_key');
  const found = pager.store.incidents.values().filter(incident => {
    const at = new Date(createdAt(incident));
    return (
      (!range || (at >= range.since && at < range.until)) &&
      (!key || incident.key === key) &&
      filters.every(fits => fits(incident))
    );
  });
  return found.sort(orderOf(url));
}

function rangeOf(
  url: URL,
  now: Date,
): { since: Date; until: Date } | undefined {
  if (url.searchParams.get('date_range') === 'all') return undefined;
  const until = momentOf(url, 'until') ?? now;
  const since =
    momentOf(url, 'since') ??
    new Date(until.getTime() - DEFAULT_RANGE_DAYS * DAY_MILLISECONDS);
  const days = (until.getTime() - since.getTime()) / DAY_MILLISECONDS;
  if (days < 0 || days > LONGEST_RANGE_DAYS) {
    throw invalidRange(
      'since must be before until, and the two at most six months apart',
    );
  }
  return { since, until };
}

type Sortable = (incident: IncidentRecord) => string | number;

const FIELDS: Record<string, Sortable> = {
  incident_number: ({ number }) => number,
  created_at: createdAt,
  resolved_at: incident => resolvedAt(incident) ?? '',
  urgency: ({ urgency }) => urgency,
};

/** `created_at:desc,incident_number`; at most two fields. */
function orderOf(url: URL) {
  const wanted = (url.searchParams.get('sort_by') ?? 'incident_number')
    .split(',')
    .map(part => part.split(':'));
  const keys = wanted.map(([field, direction = 'asc']) => {
    const read = FIELDS[field];
    if (!read || !['asc', 'desc'].includes(direction) || wanted.length > 2) {
      throw invalidInput(`Cannot sort by ${url.searchParams.get('sort_by')}`);
    }
    return { read, sign: direction === 'desc' ? -1 : 1 };
  });
  return (a: IncidentRecord, b: IncidentRecord): number => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a), read(b)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return a.number - b.number;
  };
}
