// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const KINDS = [
  ...['component', 'resource', 'api'],
  ...['system', 'domain', 'group'],
] as const;

const FIELDS = [
  ...['namespace', 'resource', 'resourceName'],
  ...['account', 'cluster', 'service'],
] as const;

const conditions = z
  .object({
    provider: z.string(),
    account: z.string(),
    cluster: z.string(),
    service: z.string(),
    category: z.string(),
    region: z.string(),
  })
  .partial()
  .strict();

/** What of a charge a rule looks at. */
type Field = { field: (typeof FIELDS)[number] } | { tag: string };

/** Whom it leads to. */
type Target =
  | { kind: (typeof KINDS)[number] }
  | { annotation: string }
  | { entity: string };

/** What of a charge is looked at, and when. */
export interface Look {
  from: Field;
  /** All of the value matches it. */
  pattern?: RegExp;
  where: z.output<typeof conditions>;
}

/** One of the ordered rules by which charges find whose they are. */
export interface Rule extends Look {
  name: string;
  to: Target;
}

/** By which charges the machines of a cluster are known. */
export interface ClusterBill extends Look {
  /** As the source of its shares calls it. */
  name: string;
}

const look = {
  name: z.string().min(1),
  from: z.string().transform(fieldOf),
  pattern: z.string().transform(patternOf).optional(),
  where: conditions.default({}),
};

/** Of one cluster in the configuration. */
export const clusterSchema = z.object(look).strict();

/** Of one rule in the configuration. @param ref - of what may be a reference */
export function ruleSchema(ref: z.ZodType<string, z.ZodTypeDef, unknown>) {
  return z
    .object({
      ...look,
      kind: z.enum(KINDS).optional(),
      annotation: z.string().min(1).optional(),
      entity: ref.optional(),
    })
    .transform(({ kind, annotation, entity, ...rule }, context): Rule => {
      const targets: Target[] = [
        ...(kind ? [{ kind }] : []),
        ...(annotation ? [{ annotation }] : []),
        ...(entity ? [{ entity }] : []),
      ];
      const [to] = targets;
      if (targets.length === 1) return { ...rule, to };
      const message = 'needs one of kind, annotation and entity';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

function fieldOf(value: string, context: z.RefinementCtx): Field {
  const tag = /^tag:(.+)$/.exec(value)?.[1];
  if (tag) return { tag };
  const field = FIELDS.find(known => known === value);
  if (field) return { field };
  const message = `is neither tag:<key> nor one of ${FIELDS.join(', ')}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function patternOf(value: string, context: z.RefinementCtx): RegExp {
  try {
    return new RegExp(`^(?:${value})$`, 'iu');
  } catch {
    context.addIssue({ code: 'custom', message: 'is no regular expression' });
    return z.NEVER;
  }
}
