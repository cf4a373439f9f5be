// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import { z } from 'zod/v3';

/** One file that a run would write, as it would be written. */
export const previewFileSchema = z.object({
  /** Below the root of the repository, with `/` between its parts. */
  path: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  executable: z.boolean(),
  /** Absent when the file is binary. */
  text: z.string().optional(),
  /** Whether `text` is only the beginning. */
  isCut: z.boolean(),
});

export type PreviewFile = z.infer<typeof previewFileSchema>;

/** One thing beside files that a run would bring into being. */
export const plannedCreationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('repository'),
    /** `organisation/name`. */
    name: z.string(),
    visibility: z.enum(['private', 'internal', 'public']),
    /** Reference of the group that may push to it and reviews its changes. */
    owner: z.string(),
    requiredReviewers: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal('pipeline'),
    /** The workflow's file, as `ci.yaml`. */
    workflow: z.string(),
  }),
  z.object({ kind: z.literal('entity'), entityRef: z.string() }),
]);

export type PlannedCreation = z.infer<typeof plannedCreationSchema>;

/** What a run of a template would create from these values. Nothing of it exists. */
export const templatePreviewSchema = z.object({
  templateRef: z.string(),
  /** By path. */
  files: z.array(previewFileSchema),
  creates: z.array(plannedCreationSchema),
  /** Names of the steps whose doings a preview cannot show, since they act outside. */
  onlyInRun: z.array(z.string()),
});

export type TemplatePreview = z.infer<typeof templatePreviewSchema>;

/** What `POST /preview` takes: which registered template, and a person's answers to its form. */
export const previewRequestSchema = z
  .object({
    templateRef: z.string().min(1),
    values: z.record(z.unknown()),
  })
  .strict();

export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** One value that the template's form does not take, and why. An answer of status 400 carries a list of these as `error.fields`. */
export const fieldProblemSchema = z.object({
  /** Path of the value, as `name` or `environments[0]`. */
  field: z.string(),
  message: z.string(),
});

export type FieldProblem = z.infer<typeof fieldProblemSchema>;

const refusedFormSchema = z.object({
  error: z.object({ fields: z.array(fieldProblemSchema).min(1) }),
});

/** The values that a template's form does not take, as told by an error of `preview`; none of any other error. */
export function fieldProblemsOf(error: unknown): FieldProblem[] {
  if (!(error instanceof ResponseError)) return [];
  const refused = refusedFormSchema.safeParse(error.body);
  return refused.success ? refused.data.error.fields : [];
}
