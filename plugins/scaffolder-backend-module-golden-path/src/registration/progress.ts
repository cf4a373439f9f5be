// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { locationSpecToMetadataName } from '@backstage/plugin-catalog-node';
import { CATALOG_FILE } from '@macadam/plugin-golden-path-node';

/** Where discovery looks for a repository's entities: the file, and the Location entity that stands for it. */
export interface CatalogLocation {
  target: string;
  entityRef: string;
}

export interface Sought {
  entityRef: string;
  location: CatalogLocation;
}

export type Progress =
  | { kind: 'found' }
  | { kind: 'awaited' }
  /** `isFinal`: no waiting mends it. */
  | { kind: 'failed'; error: Error; isFinal: boolean };

/** The Location that discovery makes of a repository: its name follows from its address alone. */
export function locationOf(
  repositoryUrl: string,
  branch: string,
): CatalogLocation {
  const target = `${repositoryUrl}/blob/${branch}/${CATALOG_FILE}`;
  const name = locationSpecToMetadataName({ type: 'url', target });
  const entityRef = stringifyEntityRef({
    kind: 'location',
    namespace: 'default',
    name,
  });
  return { target, entityRef };
}

/** How far the catalog has come with a repository. */
export function progressOf(
  sought: Sought,
  seen: { entity: Entity | undefined; location: Entity | undefined },
): Progress {
  const { target } = sought.location;
  if (seen.entity) {
    const origin =
      seen.entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
    if (origin === `url:${target}`) return { kind: 'found' };
    const error = new ConflictError(
      `${sought.entityRef} is in the catalog already, from ${origin}`,
    );
    return { kind: 'failed', error, isFinal: true };
  }
  const complaint = seen.location && firstError(seen.location);
  if (!complaint) return { kind: 'awaited' };
  const error = new InputError(
    `The catalog cannot take in ${target}: ${complaint}`,
  );
  return { kind: 'failed', error, isFinal: false };
}

function firstError(entity: Entity): string | undefined {
  const { items = [] } = (entity as { status?: { items?: StatusItem[] } })
    .status ?? { items: [] };
  return items.find(({ level }) => level === 'error')?.message;
}

interface StatusItem {
  level: string;
  message: string;
}
