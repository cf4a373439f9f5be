// SPDX-License-Identifier: Apache-2.0
import type { SearchResult } from '@backstage/plugin-search-common';
import { safeUrl } from '@macadam/portal-common';
import { z } from 'zod/v3';
import { ENTITY_TYPE } from './documents';

const said = z.string().min(1).optional().catch(undefined);
const webAddress = z
  .string()
  .regex(/^https?:\/\//i)
  .optional()
  .catch(undefined);

const documentSchema = z.object({
  title: z.string(),
  location: z.string(),
  text: z.string().catch(''),
  name: said,
  namespace: said,
  kind: said,
  type: said,
  lifecycle: said,
  ownerRef: said,
  ownerTitle: said,
  entityTitle: said,
  tags: z.array(z.string()).catch([]),
  repositoryUrl: webAddress,
  runbookUrl: z.string().transform(safeUrl).optional().catch(undefined),
  pagerdutyServiceId: said,
  similar: z.boolean().catch(false),
});

const hitSchema = z.object({
  type: z.string(),
  document: documentSchema,
  highlight: z
    .object({
      preTag: z.string().min(1),
      postTag: z.string().min(1),
      fields: z.record(z.string()).catch({}),
    })
    .optional()
    .catch(undefined),
});

/** One found document. Only `http` and `https` addresses come through; what a document does not say is absent. */
export type Hit = z.infer<typeof documentSchema> & {
  documentType: string;
  isEntity: boolean;
  /** The document's fields by name, with the matching parts between tags; only fields that match are there. */
  highlight: {
    preTag: string;
    postTag: string;
    fields: Record<string, string>;
  };
};

const NOTHING_MARKED = { preTag: '<b>', postTag: '</b>', fields: {} };

/** @returns undefined for a result that has neither a title nor a place to go to */
export function toHit(result: SearchResult): Hit | undefined {
  const parsed = hitSchema.safeParse(result);
  if (!parsed.success) return undefined;
  const { type, document, highlight = NOTHING_MARKED } = parsed.data;
  return {
    ...document,
    documentType: type,
    isEntity: type === ENTITY_TYPE,
    highlight,
  };
}
