// SPDX-License-Identifier: Apache-2.0
import type { IncidentRecord } from '@macadam/plugin-dora-node';
import {
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  safeUrl,
} from '@macadam/portal-common';
import { z } from 'zod/v3';

/** The fields that we read of PagerDuty's REST API and v3 webhooks; it may send more. */

const time = z
  .string()
  .datetime({ offset: true })
  .transform(value => new Date(value));
const optionalTime = time.nullish().transform(value => value ?? undefined);

/** What an incident says of itself everywhere. */
const incident = z.object({
  id: z.string().min(1),
  title: z.string(),
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  urgency: z.string().nullish(),
  created_at: time,
  html_url: z.string().nullish(),
  service: z.object({ id: z.string().min(1) }),
});

/** https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents */
const restIncident = incident
  .extend({
    resolved_at: optionalTime,
    last_status_change_at: optionalTime,
    updated_at: optionalTime,
  })
  .transform(one => {
    const changedAt = one.last_status_change_at ?? one.created_at;
    const isOver = one.status === 'resolved';
    // Accounts that PagerDuty has not moved yet tell no `resolved_at`.
    const resolvedAt = one.resolved_at ?? changedAt;
    const observedAt = one.updated_at ?? changedAt;
    return recordOf(one, {
      resolvedAt: isOver ? resolvedAt : undefined,
      observedAt: observedAt > changedAt ? observedAt : changedAt,
    });
  });

export const incidentPage = z
  .object({ incidents: z.array(restIncident), more: z.boolean() })
  .transform(({ incidents: items, more }) => ({ items, more }));

/** https://developer.pagerduty.com/api-reference/005299ed43553-get-an-incident */
export const oneIncident = z
  .object({ incident: restIncident })
  .transform(answer => answer.incident);

/** https://developer.pagerduty.com/api-reference/165ad96a22ffd-get-a-service */
export const oneService = z.object({ service: z.object({ id: z.string() }) });

/** What every webhook holds: https://developer.pagerduty.com/docs/webhooks-overview */
export const webhook = z.object({
  event: z.object({
    id: z.string().min(1),
    event_type: z.string(),
    occurred_at: time,
    data: z.unknown(),
  }),
});

/** The `data` of one about an incident. It tells no time of resolution: that is when its event occurred. */
export const webhookIncident = incident;

export function recordOf(
  told: z.output<typeof incident>,
  when: Pick<IncidentRecord, 'resolvedAt' | 'observedAt'>,
): IncidentRecord {
  const { id, title, service, created_at: createdAt } = told;
  return {
    externalId: id,
    subject: {
      kind: 'annotation',
      annotation: ANNOTATION_PAGERDUTY_SERVICE_ID,
      value: service.id,
    },
    title,
    createdAt,
    urgency: told.urgency ?? undefined,
    url: safeUrl(told.html_url ?? ''),
    ...when,
  };
}
