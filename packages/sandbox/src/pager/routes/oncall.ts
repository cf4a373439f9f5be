// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../http/Reply';
import { invalidRange, momentOf } from '../http/moments';
import { notFound } from '../http/PagerDutyError';
import { pageReply, valuesOf } from '../http/paging';
import { route, type ApiRequest, type Route } from '../http/routes';
import { shiftsOf, type Shift } from '../oncall/shifts';
import { policyView, scheduleView, shiftView } from '../views/oncall';

export const oncallRoutes: Route[] = [
  route('GET /oncalls', listShifts),
  route('GET /escalation_policies', ({ pager, url }) =>
    pageReply(
      url,
      'escalation_policies',
      pager.store.policies.values(),
      policy => policyView(pager, policy),
    ),
  ),
  route('GET /escalation_policies/{id}', ({ pager, params }) => {
    const policy = pager.store.policies.get(params.id);
    if (!policy) throw notFound();
    return json({ escalation_policy: policyView(pager, policy) });
  }),
  route('GET /schedules', ({ pager, url }) =>
    pageReply(url, 'schedules', pager.store.schedules.values(), schedule =>
      scheduleView(pager, schedule),
    ),
  ),
  route('GET /schedules/{id}', ({ pager, params }) => {
    const schedule = pager.store.schedules.get(params.id);
    if (!schedule) throw notFound();
    return json({ schedule: scheduleView(pager, schedule) });
  }),
];

function listShifts({ pager, url }: ApiRequest): Reply {
  const now = pager.clock.now();
  const since = momentOf(url, 'since') ?? now;
  const until = momentOf(url, 'until') ?? since;
  if (until < since) throw invalidRange('until cannot be before since');
  const policies = valuesOf(url, 'escalation_policy_ids');
  const schedules = valuesOf(url, 'schedule_ids');
  const users = valuesOf(url, 'user_ids');
  const shifts = pager.store.policies
    .values()
    .filter(({ id }) => !policies || policies.includes(id))
    .flatMap(policy => shiftsOf(pager, policy, { since, until }))
    .filter(
      ({ schedule, userId }) =>
        (!schedules || schedules.includes(schedule?.id ?? 'null')) &&
        (!users || users.includes(userId)),
    );
  const isEarliest = ['true', '1'].includes(
    url.searchParams.get('earliest') ?? '',
  );
  const listed = isEarliest ? earliest(shifts) : shifts;
  return pageReply(url, 'oncalls', listed, shift => shiftView(pager, shift));
}

/** The first of each person, policy and level. */
function earliest(shifts: Shift[]): Shift[] {
  const first = new Map<string, Shift>();
  for (const shift of shifts) {
    const key = `${shift.policy.id} ${shift.level} ${shift.userId}`;
    if (!first.has(key)) first.set(key, shift);
  }
  return [...first.values()];
}
