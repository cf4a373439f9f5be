// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Interest, Subject } from '@macadam/plugin-dora-node';
import type { ServiceRow } from '../store/EntityStore';

/** A service of the catalog, with the references of who answers for it and what it is part of. */
export interface Service extends ServiceRow {
  ownerRef?: string;
  systemRef?: string;
}

/** The services of the catalog at one moment, found by what sources call them. It does not change. */
export class Services {
  private readonly byRef = new Map<string, Service>();
  /** By annotation, then by value in lower case. */
  private readonly byValue = new Map<string, Map<string, Service[]>>();

  constructor(readonly all: Service[]) {
    for (const service of all) {
      this.byRef.set(service.ref, service);
      for (const [annotation, value] of annotationsOf(service)) {
        const values = this.byValue.get(annotation) ?? new Map();
        this.byValue.set(annotation, values);
        values.set(value, [...(values.get(value) ?? []), service]);
      }
    }
  }

  /**
   * Whom an event is about. Where several services share a value, those that name its workflow; when none does, those that name none.
   */
  of(subject: Subject): Service[] {
    if (subject.kind === 'entity') {
      const service = this.byRef.get(refOf(subject.entityRef));
      return service ? [service] : [];
    }
    const sharing = this.named(subject.annotation, subject.value);
    const workflow = subject.workflow?.trim();
    if (workflow === undefined) return sharing;
    const naming = sharing.filter(({ claims }) => claims.workflow === workflow);
    if (naming.length > 0) return naming;
    return sharing.filter(({ claims }) => claims.workflow === undefined);
  }

  /** Undefined when no service names the value. */
  interestIn(annotation: string, value: string): Interest | undefined {
    const sharing = this.named(annotation, value);
    if (sharing.length === 0) return undefined;
    const workflows = sharing.map(({ claims }) => claims.workflow ?? null);
    return {
      needsPaths: sharing.some(({ pathPrefixes }) => pathPrefixes !== null),
      workflows: [...new Set(workflows)].sort(),
    };
  }

  /** Values of an annotation as they are written, each once whatever its case. */
  values(annotation: string): string[] {
    const sharing = [...(this.byValue.get(annotation)?.values() ?? [])];
    return sharing.map(([service]) =>
      service.claims.annotations[annotation].trim(),
    );
  }

  /** Those that may have to do with each other: they share a value with one of the given. */
  sharingWith(services: Service[]): Service[] {
    const found = services.flatMap(service =>
      annotationsOf(service).flatMap(([annotation, value]) =>
        this.named(annotation, value),
      ),
    );
    return [...new Set(found)];
  }

  private named(annotation: string, value: string): Service[] {
    return this.byValue.get(annotation)?.get(lower(value.trim())) ?? [];
  }
}

/** In lower case. */
export function annotationsOf({ claims }: Service): Array<[string, string]> {
  return Object.entries(claims.annotations).map(([annotation, value]) => [
    annotation,
    lower(value.trim()),
  ]);
}

/** What stands for a subject among the reads of its source: a value, or the reference of an entity. */
export function valueOf(subject: Subject): string {
  return subject.kind === 'entity'
    ? refOf(subject.entityRef)
    : lower(subject.value.trim());
}

/** In lower case; what is no reference stays as it is, and names nothing. */
function refOf(entityRef: string): string {
  try {
    const defaults = { defaultKind: 'component', defaultNamespace: 'default' };
    return stringifyEntityRef(parseEntityRef(entityRef, defaults));
  } catch {
    return lower(entityRef);
  }
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
