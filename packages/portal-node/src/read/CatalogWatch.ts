// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** An annotation, an owner or a title that changes is known after so long at most. */
const LONGEST_MILLISECONDS = 5 * 60_000;

/** An entity that is new relates to others only after a while, and these do not count as new. */
const TURNS_TO_SETTLE = 3;

/**
 * Has the catalog read again when what was read of it can have changed: when there are more entities or fewer than there were, for some turns after that,
 * and every few minutes in any case. The catalog tells nobody when it changes, and counts without telling a single entity. It is asked with the
 * plugin's own credentials, as what then reads it does: neither decides anything for a caller.
 */
export class CatalogWatch {
  private entities?: number;
  private readAt = -Infinity;
  private turnsLeft = 0;

  constructor(
    private readonly deps: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      catalog: Pick<CatalogService, 'queryEntities'>;
      /** What is read. */
      filter: { kind: string | string[] };
    },
  ) {}

  /** @throws whatever `read` throws; it is due again at the next turn then */
  async turn(read: () => Promise<unknown>): Promise<void> {
    const entities = await this.count();
    if (entities !== this.entities) this.turnsLeft = TURNS_TO_SETTLE;
    const isOld = Date.now() - this.readAt >= LONGEST_MILLISECONDS;
    if (this.turnsLeft === 0 && !isOld) return;
    const begunAt = Date.now();
    await read();
    this.entities = entities;
    this.readAt = begunAt;
    this.turnsLeft = Math.max(0, this.turnsLeft - 1);
  }

  private async count(): Promise<number> {
    const { auth, catalog, filter } = this.deps;
    const { totalItems } = await catalog.queryEntities(
      { filter, limit: 0 },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return totalItems;
  }
}
