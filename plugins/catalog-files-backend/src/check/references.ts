// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A field of `spec` that names other entities, and the kind that it means when none is written. */
const FIELDS: Record<string, string | undefined> = {
  owner: 'Group',
  system: 'System',
  domain: 'Domain',
  subcomponentOf: 'Component',
  providesApis: 'API',
  consumesApis: 'API',
  dependsOn: undefined,
  dependencyOf: undefined,
};

export interface Reference {
  path: (string | number)[];
  /** As the catalog writes it. */
  entityRef: string;
}

/** The entities that an entity names. What is no reference at all is left to the catalog's validation. */
export function referencesOf(entity: Record<string, unknown>): Reference[] {
  const { spec, metadata } = entity as {
    spec?: Record<string, unknown>;
    metadata?: { namespace?: unknown };
  };
  const defaultNamespace =
    typeof metadata?.namespace === 'string' ? metadata.namespace : undefined;
  return Object.entries(FIELDS).flatMap(([field, defaultKind]) => {
    const value = spec?.[field];
    const isList = Array.isArray(value);
    return (isList ? value : [value]).flatMap((name, index) => {
      if (typeof name !== 'string') return [];
      const path = ['spec', field, ...(isList ? [index] : [])];
      try {
        const ref = parseEntityRef(name, { defaultKind, defaultNamespace });
        return [{ path, entityRef: stringifyEntityRef(ref) }];
      } catch {
        return [];
      }
    });
  });
}
