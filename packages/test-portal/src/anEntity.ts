// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** As the catalog gives one, of the namespace `default`. */
export function anEntity(
  kind: string,
  name: string,
  given: {
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  const { annotations, relations } = given;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    relations,
  };
}
