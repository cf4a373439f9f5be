// SPDX-License-Identifier: Apache-2.0
import {
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogGroups } from './CatalogGroups';
import type { Subject } from './Subject';

/** What a source can read of several services. */
export interface ServiceDirectory {
  /** The values of an annotation, in lower case, of the services that somebody owns or a system has; or of all. */
  sourceValues(
    scope: { ownerRefs?: string[]; systemRefs?: string[] } | 'all',
    annotation: string,
  ): string[];
}

/** Makes of an entity of the catalog whom its delivery is about. It decides nothing of what the caller may see. */
export class Subjects {
  constructor(
    private readonly deps: {
      directory: ServiceDirectory;
      groups: CatalogGroups;
      timezone: string;
    },
  ) {}

  /** A group stands for its services and those of the groups below it, a system and a domain for what they have, all else for itself. */
  async of(entity: Entity): Promise<Subject> {
    const name = stringifyEntityRef(entity);
    const { directory, groups } = this.deps;
    const kind = kindOf(entity);
    const timezone =
      (await groups.timezoneOf(ownersOf(entity))) ?? this.deps.timezone;
    if (kind === 'group') {
      const ownerRefs = await groups.withDescendants(name);
      return {
        name,
        timezone,
        members: { kind: 'owners', refs: ownerRefs },
        valuesOf: annotation =>
          directory.sourceValues({ ownerRefs }, annotation),
      };
    }
    if (kind === 'system' || kind === 'domain') {
      const systemRefs = kind === 'system' ? [name] : systemsOf(entity);
      return {
        name,
        timezone,
        members: { kind: 'systems', refs: systemRefs },
        valuesOf: annotation =>
          directory.sourceValues({ systemRefs }, annotation),
      };
    }
    return {
      name,
      timezone,
      members: { kind: 'service', refs: [name] },
      valuesOf: annotation => annotated(entity, annotation),
    };
  }

  organization(): Subject {
    return {
      name: 'organization',
      timezone: this.deps.timezone,
      members: { kind: 'all' },
      valuesOf: annotation =>
        this.deps.directory.sourceValues('all', annotation),
    };
  }
}

/** Who answers for an entity; for a group its members do. */
export function ownersOf(entity: Entity): string[] {
  if (kindOf(entity) === 'group') return [stringifyEntityRef(entity)];
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
}

function kindOf({ kind }: Entity): string {
  return kind.toLocaleLowerCase('en-US');
}

function systemsOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_HAS_PART)
    .map(({ targetRef }) => targetRef)
    .filter(ref => parseEntityRef(ref).kind === 'system');
}

function annotated({ metadata }: Entity, annotation: string): string[] {
  const value = metadata.annotations?.[annotation]?.trim();
  return value ? [value.toLocaleLowerCase('en-US')] : [];
}
