// SPDX-License-Identifier: Apache-2.0
import {
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ANNOTATION_MONTHLY_BUDGET } from '@macadam/portal-common';
import type { Names } from './allocate';

/** An entity that things can cost, as far as its cost goes. References are in lower case. */
export interface CostedEntity {
  ref: string;
  kind: string;
  name: string;
  title: string;
  /** Groups alone; a person who owns something is no team. */
  ownerRefs: string[];
  /** People who own it themselves. */
  personRefs: string[];
  /** Systems, domains and groups right above it. */
  parentRefs: string[];
  annotations: Record<string, string>;
}

/** The catalog at one moment: what names mean, and what belongs to whom. */
export class Directory implements Names {
  private readonly byRef: Map<string, CostedEntity>;
  private readonly byName = new Map<string, string[]>();
  private readonly claims = new Map<string, Claims>();
  private readonly owned = new Map<string, string[]>();
  private readonly parts = new Map<string, string[]>();

  constructor(readonly entities: readonly CostedEntity[]) {
    this.byRef = new Map(entities.map(entity => [entity.ref, entity]));
    for (const { kind, name, ref, ownerRefs, parentRefs } of entities) {
      addTo(this.byName, `${kind}:${name}`, ref);
      for (const owner of ownerRefs) addTo(this.owned, owner, ref);
      for (const parent of parentRefs) addTo(this.parts, parent, ref);
    }
  }

  get(ref: string): CostedEntity | undefined {
    return this.byRef.get(ref);
  }

  named(kind: string, name: string): string | undefined {
    const lower = name.toLocaleLowerCase('en-US');
    const found = this.byName.get(`${kind}:${lower}`);
    if (found?.length === 1) return found[0];
    try {
      const ref = stringifyEntityRef(
        parseEntityRef(lower, { defaultKind: kind }),
      );
      return this.byRef.has(ref) ? ref : undefined;
    } catch {
      return undefined;
    }
  }

  claiming(annotation: string, value: string): string | undefined {
    const known = this.claims.get(annotation);
    const claims = known ?? claimsOf(annotation, this.entities);
    if (!known) this.claims.set(annotation, claims);
    const lower = value.toLocaleLowerCase('en-US');
    return (
      claims.whole.get(lower) ??
      claims.beginnings.find(([beginning]) => lower.startsWith(beginning))?.[1]
    );
  }

  /** What counts to an entity: itself, what it owns, and what is part of it, however deep. */
  withParts(ref: string): string[] {
    const found = new Set([ref]);
    for (const one of found) {
      for (const part of this.parts.get(one) ?? []) found.add(part);
      for (const owned of this.owned.get(one) ?? []) found.add(owned);
    }
    return [...found];
  }

  /** The groups, and all that stand above them. */
  withAbove(groupRefs: readonly string[]): string[] {
    const found = new Set(groupRefs);
    for (const ref of found) {
      this.byRef
        .get(ref)
        ?.parentRefs.filter(isGroupRef)
        .forEach(parent => found.add(parent));
    }
    return [...found];
  }
}

interface Claims {
  whole: Map<string, string>;
  /** The longest first. */
  beginnings: [beginning: string, ref: string][];
}

function claimsOf(
  annotation: string,
  entities: readonly CostedEntity[],
): Claims {
  const claims: Claims = { whole: new Map(), beginnings: [] };
  for (const { ref, annotations } of entities) {
    for (const written of (annotations[annotation] ?? '').split(',')) {
      const value = written.trim().toLocaleLowerCase('en-US');
      if (value.endsWith('*') && value.length > 1) {
        claims.beginnings.push([value.slice(0, -1), ref]);
      } else if (value && !claims.whole.has(value)) {
        claims.whole.set(value, ref);
      }
    }
  }
  claims.beginnings.sort(([a], [b]) => b.length - a.length);
  return claims;
}

/** @param annotations - those that the rules of the configuration look at */
export function costedEntity(
  entity: Entity,
  annotations: readonly string[],
): CostedEntity {
  const { kind, metadata, relations = [] } = entity;
  const related = (...types: string[]) =>
    relations
      .filter(({ type }) => types.includes(type))
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  const kept = [...annotations, ANNOTATION_MONTHLY_BUDGET].flatMap(name => {
    const value = metadata.annotations?.[name];
    return value ? [[name, value] as const] : [];
  });
  const owners = related(RELATION_OWNED_BY);
  return {
    ref: stringifyEntityRef(entity),
    kind: kind.toLocaleLowerCase('en-US'),
    name: metadata.name.toLocaleLowerCase('en-US'),
    title: metadata.title ?? metadata.name,
    ownerRefs: owners.filter(isGroupRef),
    personRefs: owners.filter(isUserRef),
    parentRefs: related(RELATION_PART_OF, RELATION_CHILD_OF),
    annotations: Object.fromEntries(kept),
  };
}

function addTo(map: Map<string, string[]>, key: string, ref: string): void {
  const refs = map.get(key);
  if (refs) refs.push(ref);
  else map.set(key, [ref]);
}

function isGroupRef(ref: string): boolean {
  return ref.startsWith('group:');
}

function isUserRef(ref: string): boolean {
  return ref.startsWith('user:');
}
