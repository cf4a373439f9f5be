// SPDX-License-Identifier: Apache-2.0
import {
  getCompoundEntityRef,
  parseEntityRef,
  type CompoundEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** The entity has docs of its own, built from its repository. */
export const ANNOTATION_DOCS = 'backstage.io/techdocs-ref';

/** The entity's docs are those of another. */
const ANNOTATION_DOCS_OF = 'backstage.io/techdocs-entity';

/** Whose docs are an entity's: its own or those that it shares; undefined when it has none. */
export function docsEntityOf(entity: Entity): CompoundEntityRef | undefined {
  const { annotations = {} } = entity.metadata;
  const shared = annotations[ANNOTATION_DOCS_OF];
  if (!shared && !annotations[ANNOTATION_DOCS]) return undefined;
  return (shared && parsed(shared)) || getCompoundEntityRef(entity);
}

/** Where in the portal an entity's docs are; undefined when it has none. */
export function docsPathOf(entity: Entity): string | undefined {
  const docsEntity = docsEntityOf(entity);
  if (!docsEntity) return undefined;
  const { kind, namespace, name } = docsEntity;
  const parts = [namespace, kind.toLocaleLowerCase('en-US'), name];
  return `/docs/${parts.map(encodeURIComponent).join('/')}`;
}

function parsed(ref: string) {
  try {
    return parseEntityRef(ref, { defaultKind: 'component' });
  } catch {
    return undefined;
  }
}
