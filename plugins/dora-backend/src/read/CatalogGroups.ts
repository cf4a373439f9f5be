// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_TIMEZONE } from '@macadam/portal-common';
import { BriefMemory } from '@macadam/portal-node';
import { isTimezone } from '../timezone';

/** What was read before stands, however old, until what is read anew is there: nobody waits for it. */
const A_WHILE = {
  milliseconds: 60_000,
  whileRenewedMilliseconds: Infinity,
  mostEntries: 1,
};
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
  private readonly groups = new BriefMemory<Map<string, Group>>(A_WHILE);

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

  private all(): Promise<Map<string, Group>> {
    return this.groups.answer('all', () => this.read());
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
