// SPDX-License-Identifier: Apache-2.0
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';

/** Where TechDocs looks for an entity's site: each part is a directory's name, in lower case. */
export interface DocumentedEntity {
  namespace: string;
  kind: string;
  name: string;
}

/** As the catalog wants names, and safe as a directory's. */
const pathPart = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9_.]{0,61}[a-z0-9])?$/i)
  .transform(part => part.toLocaleLowerCase('en-US'));

const documentedEntity = z.object({
  kind: pathPart,
  metadata: z.object({
    name: pathPart,
    namespace: pathPart.default('default'),
    annotations: z.object({ 'backstage.io/techdocs-ref': z.literal('dir:.') }),
  }),
});

/** The entities of a `catalog-info.yaml` whose docs stand at the top of the same repository. */
export function documentedEntities(catalogInfo: string): DocumentedEntity[] {
  return parseAllDocuments(catalogInfo).flatMap(document => {
    const parsed = documentedEntity.safeParse(document.toJS());
    if (!parsed.success) return [];
    const { kind, metadata } = parsed.data;
    return [{ namespace: metadata.namespace, kind, name: metadata.name }];
  });
}
