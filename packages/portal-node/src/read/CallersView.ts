// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises';
import type {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import DataLoader from 'dataloader';
import type { Caller } from '../doors/Caller';
import { BriefMemory } from './BriefMemory';

/** Asked for at once; the catalog takes so many. */
const REFS_AT_ONCE = 500;

/** What somebody may read stands for so long, so that a page that asks for five things asks only once whether it may. */
const BRIEFLY = { milliseconds: 5_000, mostEntries: 1_000 };

/** What an entity says changes seldom, and is no right: for those who see all of the catalog, it stands longer and for all of them together. */
const A_WHILE = {
  milliseconds: 30_000,
  whileRenewedMilliseconds: 120_000,
  mostEntries: 5_000,
};

/** What is told of an entity. Its `spec` can be as large as it likes. */
const FIELDS = ['kind', 'metadata', 'relations'];

/** Questions that come within it go to the catalog together: each of them costs it as much as a few hundred. So do all that come while it answers. */
const GATHER_MILLISECONDS = 2;

/**
 * What each caller sees of the catalog and owns in it, asked on their behalf. What an entity says stands for a moment for the same caller: it is
 * to read by, never to decide by.
 */
export class CallersView {
  private readonly entities = new BriefMemory<Entity | undefined>(BRIEFLY);
  private readonly seenByAll = new BriefMemory<Entity | undefined>(A_WHILE);
  private readonly gathering = new Map<
    string,
    DataLoader<string, Entity | undefined>
  >();
  private readonly underway = new Map<string, Promise<unknown>>();

  constructor(
    private readonly deps: {
      auth: Pick<AuthService, 'isPrincipal'>;
      catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
      permissions: Pick<PermissionsService, 'authorizeConditional'>;
      userInfo: Pick<UserInfoService, 'getUserInfo'>;
    },
  ) {}

  /** Without its `spec`; undefined for an entity that is not there, or not for this caller. */
  async entity(entityRef: string, caller: Caller): Promise<Entity | undefined> {
    const find = () => this.gathered(caller).load(entityRef);
    const result = await this.result(caller);
    return result === AuthorizeResult.ALLOW
      ? this.seenByAll.answer(entityRef, find)
      : this.entities.answer(keyOf(caller, entityRef), find);
  }

  /** What the caller owns, themselves and their groups among it, as Backstage knew it within the last five seconds; a service owns nothing. */
  async ownedBy({ credentials }: Caller): Promise<string[]> {
    const { auth, userInfo } = this.deps;
    if (!auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return ownershipEntityRefs;
  }

  /** @throws NotAllowedError when the caller may read nothing of the catalog */
  async seesAll(caller: Caller): Promise<boolean> {
    const result = await this.result(caller);
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may read nothing of the catalog');
    }
    return result === AuthorizeResult.ALLOW;
  }

  /**
   * Those of the entities that the caller sees.
   *
   * @throws NotAllowedError when the caller may read nothing of the catalog
   */
  async visible(
    entityRefs: readonly string[],
    caller: Caller,
  ): Promise<string[]> {
    if (await this.seesAll(caller)) return [...entityRefs];
    const { catalog } = this.deps;
    const visible: string[] = [];
    for (let start = 0; start < entityRefs.length; start += REFS_AT_ONCE) {
      const refs = entityRefs.slice(start, start + REFS_AT_ONCE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        caller,
      );
      visible.push(...refs.filter((_, index) => items[index]));
    }
    return visible;
  }

  private async result(caller: Caller): Promise<AuthorizeResult> {
    const [decision] = await this.deps.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      caller,
    );
    return decision.result;
  }

  private gathered(caller: Caller): DataLoader<string, Entity | undefined> {
    const key = keyOf(caller);
    const known = this.gathering.get(key);
    if (known) return known;
    const loader = new DataLoader<string, Entity | undefined>(
      refs => {
        this.gathering.delete(key);
        return this.asked(key, refs, caller);
      },
      {
        // Who is answered for how long is the memory's to say.
        cache: false,
        maxBatchSize: REFS_AT_ONCE,
        batchScheduleFn: send => {
          const answered = this.underway.get(key) ?? delay(GATHER_MILLISECONDS);
          void answered.then(send, send);
        },
      },
    );
    this.gathering.set(key, loader);
    return loader;
  }

  private async asked(
    key: string,
    refs: readonly string[],
    caller: Caller,
  ): Promise<(Entity | undefined)[]> {
    const asking = this.deps.catalog.getEntitiesByRefs(
      { entityRefs: [...refs], fields: FIELDS },
      caller,
    );
    this.underway.set(key, asking);
    try {
      const { items } = await asking;
      return items;
    } finally {
      if (this.underway.get(key) === asking) this.underway.delete(key);
    }
  }
}

function keyOf({ credentials }: Caller, about = ''): string {
  return JSON.stringify([credentials.principal, about]);
}
