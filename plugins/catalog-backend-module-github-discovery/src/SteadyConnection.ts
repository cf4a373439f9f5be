// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  DeferredEntity,
  EntityProviderConnection,
  EntityProviderMutation,
  EntityProviderRefreshOptions,
} from '@backstage/plugin-catalog-node';

/** Longer than a read of the whole organisation takes. */
const MEMORY_MILLISECONDS = 10 * 60 * 1000;

interface Change {
  kind: 'added' | 'removed';
  deferred: DeferredEntity;
  at: Date;
}

/**
 * Keeps what single events told from being undone by a full read that began before them.
 *
 * A full mutation replaces everything with what its read saw. A repository that was created while the organisation was being read is not in
 * it, so that its entities would vanish minutes after they appeared, until the next read. Recent changes are therefore applied to each
 * full mutation too.
 */
export class SteadyConnection implements EntityProviderConnection {
  private readonly recent = new Map<string, Change>();

  constructor(
    private readonly inner: EntityProviderConnection,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    this.forgetOld();
    if (mutation.type === 'full') {
      const entities = this.withRecent(mutation.entities);
      return this.inner.applyMutation({ type: 'full', entities });
    }
    this.remember('added', mutation.added);
    this.remember('removed', mutation.removed.filter(isWhole));
    return this.inner.applyMutation(mutation);
  }

  refresh(options: EntityProviderRefreshOptions): Promise<void> {
    return this.inner.refresh(options);
  }

  private remember(kind: Change['kind'], entities: DeferredEntity[]): void {
    const at = this.now();
    for (const deferred of entities) {
      this.recent.set(refOf(deferred), { kind, deferred, at });
    }
  }

  private forgetOld(): void {
    const oldest = this.now().getTime() - MEMORY_MILLISECONDS;
    for (const [ref, { at }] of this.recent) {
      if (at.getTime() < oldest) this.recent.delete(ref);
    }
  }

  private withRecent(read: DeferredEntity[]): DeferredEntity[] {
    const untouched = read.filter(
      deferred => !this.recent.has(refOf(deferred)),
    );
    const added = [...this.recent.values()]
      .filter(({ kind }) => kind === 'added')
      .map(({ deferred }) => deferred);
    return [...untouched, ...added];
  }
}

function refOf({ entity }: DeferredEntity): string {
  return stringifyEntityRef(entity);
}

function isWhole(
  removed: DeferredEntity | { entityRef: string },
): removed is DeferredEntity {
  return 'entity' in removed;
}
