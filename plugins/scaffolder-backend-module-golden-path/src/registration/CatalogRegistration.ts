// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  REPOSITORY_PUBLISHED_TOPIC,
  type RepositoryPublished,
} from '@macadam/plugin-golden-path-common';
import type { ServiceRepositories } from '@macadam/plugin-golden-path-node';
import { locationOf, progressOf, type Sought } from './progress';

const POLL_MILLISECONDS = 500;
/** Discovery may miss a word, and the catalog comes back to what it missed only in minutes: so both are asked again. */
const REMINDER_MILLISECONDS = 5_000;
/** A read that still fails after two reminders fails for good. */
const ERROR_PATIENCE_MILLISECONDS = 11_000;

/** Brings a repository's entity into the catalog by discovery. */
export class CatalogRegistration {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntitiesByRefs' | 'refreshEntity'>;
      deadlineMilliseconds: number;
      events: Pick<EventsService, 'publish'>;
      repositories: Pick<ServiceRepositories, 'find' | 'organization'>;
    },
  ) {}

  /**
   * @throws ConflictError when the entity comes from elsewhere; InputError with the catalog's own words when it cannot read the repository;
   *   ServiceUnavailableError when the entity does not appear in time
   */
  async register(
    request: { slug: string; defaultBranch: string; entityRef: string },
    caller: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<void> {
    const { slug, defaultBranch, entityRef } = request;
    const repository = await this.deps.repositories.find(slug, caller.signal);
    if (!repository) throw new NotFoundError(`There is no repository ${slug}`);
    const location = locationOf(repository.url, defaultBranch);
    const sought = { entityRef, location };

    const start = Date.now();
    let reminders = 0;
    let firstError: number | undefined;
    while (Date.now() - start < this.deps.deadlineMilliseconds) {
      const progress = await this.look(sought, caller.credentials);
      if (progress.kind === 'found') return;
      if (progress.kind === 'failed') {
        firstError ??= Date.now();
        const lasts = Date.now() - firstError > ERROR_PATIENCE_MILLISECONDS;
        if (lasts || progress.isFinal) throw progress.error;
      } else {
        firstError = undefined;
      }
      if (Date.now() - start >= reminders * REMINDER_MILLISECONDS) {
        await this.announce(slug);
        if (reminders > 0) await this.readAgain(sought);
        reminders += 1;
      }
      await sleep(POLL_MILLISECONDS, undefined, { signal: caller.signal });
    }
    throw new ServiceUnavailableError(
      `${entityRef} did not appear in the catalog within ${
        this.deps.deadlineMilliseconds / 1000
      } seconds`,
    );
  }

  private async look(sought: Sought, credentials: BackstageCredentials) {
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs: [sought.entityRef, sought.location.entityRef] },
      { credentials },
    );
    const [entity, location] = items;
    return progressOf(sought, { entity, location });
  }

  private async announce(slug: string): Promise<void> {
    const eventPayload: RepositoryPublished = {
      organization: this.deps.repositories.organization,
      name: slug,
    };
    await this.deps.events.publish({
      topic: REPOSITORY_PUBLISHED_TOPIC,
      eventPayload,
    });
  }

  /**
   * Puts both first in the catalog's queue, those of them that it knows. A process that died while it processed one has put it off by a whole
   * interval, and a read that failed is put off too. The portal itself asks: only an owner may refresh an entity, and until the catalog has read
   * it nobody owns it. No request names what is refreshed: it follows from a repository of the organisation, and reading again shows nothing.
   */
  private async readAgain({ entityRef, location }: Sought): Promise<void> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    for (const ref of [location.entityRef, entityRef]) {
      await this.deps.catalog
        .refreshEntity(ref, { credentials })
        .catch(unlessUnknown);
    }
  }
}

function unlessUnknown(error: unknown): void {
  const isUnknown = error instanceof ResponseError && error.statusCode === 404;
  if (!isUnknown) throw error;
}
