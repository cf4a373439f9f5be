// SPDX-License-Identifier: Apache-2.0
import { sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';

/** One thing that is wrong with a catalog file. */
export const fileProblemSchema = z.object({
  /** `error`: the catalog does not take what the file says. `warning`: it does, and something is missing. */
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  whatToDo: z.string(),
  /** From 1; absent where the fault has no place in the file. */
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});

export type FileProblem = z.infer<typeof fileProblemSchema>;

/** A catalog file, as it was last read. */
export const catalogFileSchema = z.object({
  /** Where people see it on the forge. */
  url: z.string(),
  problems: z.array(fileProblemSchema),
  source: sourceStateSchema,
});

export type CatalogFile = z.infer<typeof catalogFileSchema>;

/** The file that an entity comes from. */
export const entityFileSchema = z.object({
  /** Absent when the entity comes from no file, such as a team of the forge. */
  file: catalogFileSchema.optional(),
  /** How many problems there are; who does not own the file is told no more. */
  problemCount: z.number().int(),
  canMend: z.boolean(),
});

export type EntityFile = z.infer<typeof entityFileSchema>;

export const catalogFilesSchema = z.object({
  files: z.array(catalogFileSchema),
});

/** How the reads of all catalog files went: what the catalog is made of, and how fresh it is. */
export const catalogSourceSchema = z.object({
  files: z.number().int(),
  /** Files whose last read failed. */
  unread: z.number().int(),
  /** Files that say something which the catalog does not take. */
  broken: z.number().int(),
  /** `readAt` of the newest read; `failingSince` and `reason` of the longest failure, where there is one. */
  source: sourceStateSchema,
});

export type CatalogSource = z.infer<typeof catalogSourceSchema>;

/** Fewer letters are in too many names. */
export const SHORTEST_QUESTION = 3;

/** A file that the catalog does not take, as somebody meets it who looks for what it describes. */
const untakenFileSchema = z.object({
  /** `organisation/name`. */
  repository: z.string(),
  url: z.string(),
  /** Who can mend it, as far as the catalog has them and shows them to the caller. */
  owners: z.array(z.object({ entityRef: z.string(), title: z.string() })),
  canMend: z.boolean(),
  /** Those that keep the catalog from taking it; none for who cannot mend it. */
  problems: z.array(fileProblemSchema),
});

export type UntakenFile = z.infer<typeof untakenFileSchema>;

export const untakenFilesSchema = z.object({
  files: z.array(untakenFileSchema),
});
