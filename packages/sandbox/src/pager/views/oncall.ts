// SPDX-License-Identifier: Apache-2.0
import { TURN_SECONDS, type Shift } from '../oncall/shifts';
import type { Pager } from '../Pager';
import type { PolicyRecord, ScheduleRecord } from '../store';
import {
  policyReference,
  scheduleReference,
  serviceReference,
  teamReference,
  userReference,
} from './references';
import { wholeSeconds } from './time';

/** How long one level has before the next is woken. */
const ESCALATION_MINUTES = 15;

export function shiftView(
  pager: Pager,
  { policy, level, userId, schedule, start, end }: Shift,
) {
  return {
    escalation_policy: policyReference(pager, policy),
    escalation_level: level,
    schedule: schedule ? scheduleReference(pager, schedule) : null,
    user: userReference(pager, userId),
    start: start ? wholeSeconds(start) : null,
    end: end ? wholeSeconds(end) : null,
  };
}

export function policyView(pager: Pager, policy: PolicyRecord) {
  const { id, name, teamId, users } = policy;
  const { store, urls } = pager;
  const schedule = store.schedules.get(policy.scheduleId ?? '');
  const services = store.services
    .values()
    .filter(({ policyId }) => policyId === id);
  const levels = [
    schedule ? [scheduleReference(pager, schedule)] : [],
    users.map(user => userReference(pager, user)),
  ];
  return {
    id,
    type: 'escalation_policy',
    summary: name,
    ...urls.of(`/escalation_policies/${id}`),
    name,
    description: '',
    num_loops: 0,
    on_call_handoff_notifications: 'if_has_services',
    escalation_rules: levels
      .filter(targets => targets.length > 0)
      .map((targets, index) => ({
        id: `${id}L${index + 1}`,
        escalation_delay_in_minutes: ESCALATION_MINUTES,
        targets,
      })),
    services: services.map(service => serviceReference(pager, service)),
    teams: [teamReference(pager, teamId)],
  };
}

export function scheduleView(pager: Pager, schedule: ScheduleRecord) {
  const { id, name, users, startsAt } = schedule;
  const policy = pager.store.policies.get(schedule.policyId);
  const references = users.map(user => userReference(pager, user));
  const start = wholeSeconds(startsAt);
  return {
    id,
    type: 'schedule',
    summary: name,
    ...pager.urls.of(`/schedules/${id}`),
    name,
    description: '',
    time_zone: 'Etc/UTC',
    escalation_policies: policy ? [policyReference(pager, policy)] : [],
    users: references,
    teams: policy ? [teamReference(pager, policy.teamId)] : [],
    schedule_layers: [
      {
        id: `${id}L1`,
        name: 'A week each',
        start,
        end: null,
        rotation_virtual_start: start,
        rotation_turn_length_seconds: TURN_SECONDS,
        users: references.map(user => ({ user })),
        restrictions: [],
      },
    ],
  };
}
