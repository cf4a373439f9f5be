// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { readDocuments } from '@macadam/plugin-catalog-files-common';
import { z } from 'zod/v3';

/** Enough to name an entity by; the catalog itself says what else is wrong. */
const named = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({ name: z.string(), namespace: z.string().optional() })
      .passthrough(),
  })
  .passthrough();

/** The entities of a catalog file. @throws InputError that says what is wrong and in which document */
export function entitiesIn(content: string): Entity[] {
  const documents = readDocuments(content);
  if (documents.length === 0) {
    throw new InputError('The catalog file describes no entity');
  }
  return documents.map(({ fault, value }, index) => {
    const where = `Document ${index + 1} of the catalog file`;
    if (fault) {
      const line = fault.line ? `, line ${fault.line}` : '';
      throw new InputError(`${where}${line}: ${fault.message}`);
    }
    const parsed = named.safeParse(value);
    if (parsed.success) return parsed.data as Entity;
    const [issue] = parsed.error.issues;
    throw new InputError(`${where}: ${issue.path.join('.')} ${issue.message}`);
  });
}
