// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Subject } from '@macadam/plugin-dora-node';
import { safeUrl } from '@macadam/portal-common';
import { z } from 'zod/v3';

/** Of each kind, in one webhook. */
const MOST_EVENTS = 500;

/** Of one deployment: what brings more is an import, whose changes are not known. */
const MOST_COMMITS = 1000;

const id = z.string().trim().min(1).max(300);
const words = z.string().trim().min(1).max(500);
const word = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'Small letters, digits, - and _');
const url = z
  .string()
  .max(2000)
  .refine(value => /^https?:/i.test(value) && safeUrl(value), 'No web address');
const time = z
  .string()
  .datetime({
    offset: true,
    message: 'A time with its zone, such as 2026-03-02T10:00:00Z',
  })
  .transform(value => new Date(value));

const entityRef = z
  .string()
  .max(300)
  .transform((value, context) => {
    try {
      const of = { defaultNamespace: DEFAULT_NAMESPACE };
      return stringifyEntityRef(parseEntityRef(value, of));
    } catch {
      const message = 'A reference such as component:default/payment-service';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

const annotation = z
  .object({ name: id, value: id, workflow: id.optional() })
  .strict();

/** An event names whom it is about by an entity's reference, or by an annotation of entities. */
const subject = {
  entityRef: entityRef.optional(),
  annotation: annotation.optional(),
};

const commit = z
  .object({
    sha: id,
    authoredAt: time,
    isMerge: z.boolean().default(false),
    paths: z.array(z.string().max(1000)).max(5000).optional(),
    title: words.optional(),
    author: words.optional(),
    url: url.optional(),
  })
  .strict();

const deployment = z
  .object({
    ...subject,
    id,
    environment: words,
    sha: id,
    status: word,
    startedAt: time.optional(),
    finishedAt: time,
    observedAt: time.optional(),
    attempt: z.number().int().min(1).optional(),
    runId: id.optional(),
    releaseId: id.optional(),
    dedupeKey: id.optional(),
    kind: z.enum(['planned', 'hotfix', 'rollback']).optional(),
    remediates: id.optional(),
    commits: z.array(commit).max(MOST_COMMITS).nullish(),
    actor: words.optional(),
    title: words.optional(),
    url: url.optional(),
    commitUrl: url.optional(),
  })
  .strict()
  .superRefine((one, context) => {
    requireSubject(one, context);
    requireOrder(context, one.startedAt, one.finishedAt, 'finishedAt');
  });

const incident = z
  .object({
    ...subject,
    id,
    title: words,
    createdAt: time,
    resolvedAt: time.nullish(),
    observedAt: time.optional(),
    urgency: word.optional(),
    url: url.optional(),
    deploymentId: id.optional(),
  })
  .strict()
  .superRefine((one, context) => {
    requireSubject(one, context);
    requireOrder(context, one.createdAt, one.resolvedAt, 'resolvedAt');
  });

/** What is sent to the generic webhook; docs/operating/delivery-sources.md tells it to those who send. */
export const bodySchema = z
  .object({
    source: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, 'Small letters, digits and -, at most 40'),
    deployment: deployment.optional(),
    deployments: z.array(deployment).max(MOST_EVENTS).optional(),
    incident: incident.optional(),
    incidents: z.array(incident).max(MOST_EVENTS).optional(),
  })
  .strict();

export type Body = z.output<typeof bodySchema>;
export type ToldDeployment = z.output<typeof deployment>;
export type ToldIncident = z.output<typeof incident>;

/** Exactly one of the two is there, once it is parsed. */
export function subjectOf(
  told: Pick<ToldDeployment, 'entityRef' | 'annotation'>,
): Subject {
  const { entityRef: ref, annotation: named } = told;
  if (ref) return { kind: 'entity', entityRef: ref };
  const { name = '', value = '', workflow } = named ?? {};
  return { kind: 'annotation', annotation: name, value, workflow };
}

function requireSubject(
  told: Pick<ToldDeployment, 'entityRef' | 'annotation'>,
  context: z.RefinementCtx,
): void {
  if (Boolean(told.entityRef) !== Boolean(told.annotation)) return;
  context.addIssue({
    code: 'custom',
    path: ['entityRef'],
    message: 'Either entityRef or annotation says whom it is about',
  });
}

function requireOrder(
  context: z.RefinementCtx,
  from: Date | undefined,
  to: Date | null | undefined,
  name: string,
): void {
  if (!from || !to || from <= to) return;
  const message = 'Ends before it begins';
  context.addIssue({ code: 'custom', path: [name], message });
}
