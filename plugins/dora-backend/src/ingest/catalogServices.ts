// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_DELIVERY_PATHS,
  ANNOTATION_DELIVERY_WORKFLOW,
} from '@macadam/portal-common';
import type { Claims } from '../store/EntityStore';

/** A component of the catalog, as far as its delivery goes. References are in lower case. */
export interface CatalogedService {
  ref: string;
  ownerRef?: string;
  systemRef?: string;
  claims: Claims;
  pathPrefixes: string[] | null;
}

/** What is deployed. */
export const SERVICE_KIND = 'component';

/** Little enough that whoever asks meanwhile does not wait for it. */
const PAGE = 100;

/** Every component of the catalog, read with the plugin's own credentials: an event belongs to a service whoever may see it. */
export async function catalogServices(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'streamEntities'>;
}): Promise<CatalogedService[]> {
  const credentials = await deps.auth.getOwnServiceCredentials();
  const services: CatalogedService[] = [];
  const pages = deps.catalog.streamEntities(
    {
      filter: { kind: SERVICE_KIND },
      pageSize: PAGE,
      fields: [
        ...['kind', 'metadata.name', 'metadata.namespace'],
        ...['metadata.annotations', 'relations'],
      ],
    },
    { credentials },
  );
  for await (const page of pages) services.push(...page.map(cataloged));
  return services;
}

function cataloged(entity: Entity): CatalogedService {
  const annotations = entity.metadata.annotations ?? {};
  const named = Object.entries(annotations).filter(
    ([annotation, value]) =>
      !annotation.startsWith('backstage.io/') && value.trim(),
  );
  return {
    ref: stringifyEntityRef(entity),
    ownerRef: related(entity, RELATION_OWNED_BY, 'group'),
    systemRef: related(entity, RELATION_PART_OF, 'system'),
    claims: {
      annotations: Object.fromEntries(named),
      workflow: annotations[ANNOTATION_DELIVERY_WORKFLOW]?.trim() || undefined,
    },
    pathPrefixes: prefixesIn(annotations[ANNOTATION_DELIVERY_PATHS]),
  };
}

/** The first of that kind. A person who owns a service is no team, so nothing is rolled up to them. */
function related(
  { relations = [] }: Entity,
  type: string,
  kind: string,
): string | undefined {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => parseEntityRef(targetRef))
    .filter(target => target.kind.toLocaleLowerCase('en-US') === kind)
    .map(target => stringifyEntityRef(target))[0];
}

function prefixesIn(paths = ''): string[] | null {
  const prefixes = paths
    .split(',')
    .map(prefix => prefix.trim().replace(/^(\.?\/)+/, ''))
    .filter(prefix => prefix);
  return prefixes.length > 0 ? prefixes : null;
}
