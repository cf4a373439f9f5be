// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

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
  const documents = parseAllDocuments(content);
  if (!Array.isArray(documents) || documents.length === 0) {
    throw new InputError('The catalog file describes no entity');
  }
  return documents.map((document, index) => {
    const where = `Document ${index + 1} of the catalog file`;
    const [error] = document.errors;
    if (error) throw new InputError(`${where}: ${error.message}`);
    const parsed = named.safeParse(valueOf(document, where));
    if (parsed.success) return parsed.data as Entity;
    const [issue] = parsed.error.issues;
    throw new InputError(`${where}: ${issue.path.join('.')} ${issue.message}`);
  });
}

/** Aliases that would unfold without end are refused by the parser. */
function valueOf(document: { toJS(): unknown }, where: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new InputError(`${where}: ${toError(error).message}`);
  }
}
