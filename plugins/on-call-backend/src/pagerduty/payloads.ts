// SPDX-License-Identifier: Apache-2.0
import { safeUrl } from '@macadam/portal-common';
import { z } from 'zod/v3';

/** The fields that we read of PagerDuty's REST API; it may send more. */

const id = z.string().min(1);
const optionalTime = z
  .string()
  .datetime({ offset: true })
  .nullish()
  .transform(value => (value ? new Date(value) : undefined));

/** https://developer.pagerduty.com/api-reference/165ad96a22ffd-get-a-service */
export const oneService = z
  .object({ service: z.object({ escalation_policy: z.object({ id }) }) })
  .transform(({ service }) => service.escalation_policy.id);

/** https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls */
export const shiftPage = z
  .object({
    oncalls: z.array(
      z
        .object({
          escalation_policy: z.object({ id }),
          escalation_level: z.number().int(),
          // A reference tells name and page; the account's other details of a person are not asked for.
          user: z.object({ id, summary: id, html_url: z.string().nullish() }),
          end: optionalTime,
        })
        .transform(({ escalation_policy, escalation_level, user, end }) => ({
          policyId: escalation_policy.id,
          level: escalation_level,
          userId: user.id,
          name: user.summary,
          url: safeUrl(user.html_url ?? ''),
          end,
        })),
    ),
    more: z.boolean(),
  })
  .transform(({ oncalls: items, more }) => ({ items, more }));

/** Somebody's turn in an escalation policy at this moment. */
export type Shift = z.output<typeof shiftPage>['items'][number];
