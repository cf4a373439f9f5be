// SPDX-License-Identifier: Apache-2.0
import { sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';

/** Somebody who is woken first. */
const personSchema = z.object({
  name: z.string(),
  /** Their page at the source. */
  url: z.string().optional(),
  /** When their shift ends, ISO 8601 in UTC; absent of somebody who is always asked. */
  until: z.string().datetime().optional(),
});

/** Who is on call at the first level of escalation, or why nobody can be named. */
const onCallSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    people: z.array(personSchema).min(1),
  }),
  z.object({
    kind: z.literal('no-data'),
    /**
     * `nobody`: the source knows the service, and its first level is empty at the moment. `no-permission`: it does not let the portal read that.
     */
    why: z.enum([
      'not-configured',
      'unknown-service',
      'nobody',
      'no-permission',
      'unreachable',
    ]),
    /** One sentence, with what to do. */
    reason: z.string(),
  }),
]);

/** Of one entity. A value that is not fresh stands with `source.failingSince`. */
const serviceOnCallSchema = z.object({
  entityRef: z.string(),
  onCall: onCallSchema,
  source: sourceStateSchema.extend({
    /** As people call it: `PagerDuty`. */
    title: z.string(),
  }),
});

export const servicesOnCallSchema = z.object({
  services: z.array(serviceOnCallSchema),
});

export type OnCallPerson = z.infer<typeof personSchema>;
export type OnCall = z.infer<typeof onCallSchema>;
export type ServiceOnCall = z.infer<typeof serviceOnCallSchema>;
