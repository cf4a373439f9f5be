// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_TIMEZONE } from '@macadam/portal-common';
import { isTimezone } from '../timezone';

const KEPT_MILLISECONDS = 60_000;
const PAGE = 500;

interface Group {
  parents: string[];
  timezone?: string;
}

/**
 * Which groups lie below which, and where their days begin. It is the portal's own knowledge, read with its own credentials: what is told of a
 * group's services is decided for each caller elsewhere.
 */
export class CatalogGroups {
  private groups?: Promise<Map<string, Group>>;
  private readAt = -Infinity;

  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'queryEntities'>;
    },
  ) {}

  /** The group and all below it, however deep; also of one that no longer exists. */
  async withDescendants(groupRef: string): Promise<string[]> {
    const groups = await this.all();
    const found = new Set([groupRef]);
    for (const ref of found) {
      for (const [child, { parents }] of groups) {
        if (parents.includes(ref)) found.add(child);
      }
    }
    return [...found];
  }

  /** The IANA time zone that the first of the groups names, or the nearest group above it that names one. */
  async timezoneOf(groupRefs: string[]): Promise<string | undefined> {
    const groups = await this.all();
    const upwards = new Set(groupRefs);
    for (const ref of upwards) {
      const group = groups.get(ref);
      if (group?.timezone) return group.timezone;
      group?.parents.forEach(parent => upwards.add(parent));
    }
    return undefined;
  }

  private async all(): Promise<Map<string, Group>> {
    if (Date.now() - this.readAt >= KEPT_MILLISECONDS) this.renew();
    return this.groups!;
  }

  /** What was read before stands until what is read anew is there. */
  private renew(): void {
    this.readAt = Date.now();
    const latest = this.read();
    this.groups ??= latest;
    latest.then(
      () => {
        this.groups = latest;
      },
      () => {
        this.readAt = -Infinity;
        if (this.groups === latest) this.groups = undefined;
      },
    );
  }

  private async read(): Promise<Map<string, Group>> {
    const { auth, catalog } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    const groups = new Map<string, Group>();
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: { kind: 'group' },
              fields: ['kind', 'metadata', 'relations'],
              limit: PAGE,
            },
        { credentials },
      );
      for (const entity of page.items) {
        groups.set(stringifyEntityRef(entity), groupOf(entity));
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return groups;
  }
}

function groupOf({ metadata, relations = [] }: Entity): Group {
  const timezone = metadata.annotations?.[ANNOTATION_TIMEZONE];
  return {
    parents: relations
      .filter(({ type }) => type === RELATION_CHILD_OF)
      .map(({ targetRef }) => targetRef),
    timezone: timezone && isTimezone(timezone) ? timezone : undefined,
  };
}
