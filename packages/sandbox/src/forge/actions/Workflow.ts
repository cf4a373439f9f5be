// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import { z } from 'zod/v3';

const strings = z
  .union([z.string().transform(value => [value]), z.array(z.string())])
  .optional();

const trigger = z
  .object({
    branches: strings,
    'branches-ignore': strings,
    tags: strings,
    paths: strings,
    'paths-ignore': strings,
    types: strings,
    workflows: strings,
    inputs: z
      .record(
        z
          .object({
            description: z.string().optional(),
            required: z.boolean().default(false),
            default: z.coerce.string().optional(),
            options: z.array(z.coerce.string()).optional(),
          })
          .nullable()
          .transform(input => input ?? { required: false }),
      )
      .nullish(),
  })
  .nullable()
  .transform(value => value ?? {});

const permissions = z
  .union([z.string(), z.record(z.string()).nullable()])
  .optional();

const step = z.object({
  name: z.string().optional(),
  if: z.coerce.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
});

const job = z.object({
  name: z.string().optional(),
  needs: strings,
  if: z.coerce.string().optional(),
  'runs-on': z.unknown(),
  environment: z
    .union([
      z.string().transform(name => ({ name, url: undefined })),
      z.object({ name: z.string(), url: z.string().optional() }),
    ])
    .optional(),
  permissions,
  uses: z.string().optional(),
  with: z.record(z.coerce.string()).optional(),
  steps: z.array(step).default([]),
});

const workflow = z.object({
  name: z.string().optional(),
  on: z.union([
    z.string().transform(event => ({ [event]: {} })),
    z
      .array(z.string())
      .transform(events => Object.fromEntries(events.map(e => [e, {}]))),
    z.record(trigger.or(z.array(z.unknown()).transform(() => ({})))),
  ]),
  permissions,
  jobs: z.record(job),
});

export type Trigger = z.output<typeof trigger>;
export type Permissions = z.output<typeof permissions>;
export type WorkflowJob = z.output<typeof job> & {
  /** The workflow that `uses:` names, once it was fetched. */
  called?: Workflow;
};
export type WorkflowStep = z.output<typeof step>;

/** A workflow file, as far as it decides when something runs and what is shown of it. */
export interface Workflow {
  name: string;
  path: string;
  on: Record<string, Trigger>;
  permissions?: Permissions;
  jobs: Record<string, WorkflowJob>;
  /** Every file that it calls, and those call. */
  referenced?: ReferencedWorkflow[];
  /** Why GitHub would not start it. */
  refused?: string;
}

/** As a run names what it called. */
export interface ReferencedWorkflow {
  /** `owner/repository/.github/workflows/file.yaml@ref` */
  path: string;
  sha: string;
  ref: string;
}

/** Reads a workflow; `undefined` when GitHub would call the file invalid. */
export function parseWorkflow(
  path: string,
  content: string,
): Workflow | undefined {
  let document: unknown;
  try {
    document = parse(content);
  } catch {
    return undefined;
  }
  const parsed = workflow.safeParse(document);
  if (!parsed.success) return undefined;
  const { name = path, on, jobs, permissions: granted } = parsed.data;
  return { name, path, on: on as Workflow['on'], permissions: granted, jobs };
}
