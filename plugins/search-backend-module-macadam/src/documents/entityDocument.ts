// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
  parseEntityRef,
  parseLocationRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { defaultCatalogCollatorEntityTransformer } from '@backstage/plugin-search-backend-module-catalog';
import {
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  isPagerdutyId,
  runbookOf,
} from '@macadam/portal-common';
import type { EntityDocument } from '@macadam/plugin-search-common';

const webAddress = /^https?:\/\//i;

/** What search keeps of an entity. An entity is somebody else's text: nothing in it is taken for what it should be. */
export function toEntityDocument(entity: Entity): EntityDocument {
  const standard = defaultCatalogCollatorEntityTransformer(entity);
  const { name, annotations, tags } = entity.metadata;
  const serviceId = annotations?.[ANNOTATION_PAGERDUTY_SERVICE_ID] ?? '';
  return {
    ...standard,
    title: displayName(entity) ?? standard.title,
    name,
    text: [entity.metadata.description, email(entity)]
      .filter(Boolean)
      .join(' · '),
    ownerRef: entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef,
    system: nameInRef(entity.spec?.system),
    tags: tags ?? [],
    repositoryUrl: isPeople(entity)
      ? undefined
      : repositoryUrl(annotations?.[ANNOTATION_SOURCE_LOCATION]),
    runbookUrl: runbookOf(entity.metadata.links),
    pagerdutyServiceId: isPagerdutyId(serviceId) ? serviceId : undefined,
  };
}

/** They come from the organisation, not from a repository of their own. */
function isPeople({ kind }: Entity): boolean {
  return ['group', 'user'].includes(kind.toLocaleLowerCase('en-US'));
}

/** Teams and people carry what they are called in their profile. */
function displayName(entity: Entity): string | undefined {
  return entity.metadata.title || inProfile(entity, 'displayName');
}

function email(entity: Entity): string | undefined {
  return isPeople(entity) ? inProfile(entity, 'email') : undefined;
}

function inProfile({ spec }: Entity, field: string): string | undefined {
  const profile = spec?.profile;
  if (typeof profile !== 'object' || Array.isArray(profile)) return undefined;
  const value = profile?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function nameInRef(ref: unknown): string | undefined {
  if (typeof ref !== 'string') return undefined;
  try {
    return parseEntityRef(ref, { defaultKind: 'system' }).name;
  } catch {
    return undefined;
  }
}

function repositoryUrl(location: string | undefined): string | undefined {
  if (!location) return undefined;
  try {
    const { type, target } = parseLocationRef(location);
    return type === 'url' && webAddress.test(target) ? target : undefined;
  } catch {
    return undefined;
  }
}
