// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  REPOSITORY_DELETED_TOPIC,
  REPOSITORY_PUBLISHED_TOPIC,
  repositoryDeletedSchema,
  repositoryPublishedSchema,
} from '@macadam/plugin-golden-path-common';
import type { ServiceRepositories } from '@macadam/plugin-golden-path-node';
import type { DiscoveryProvider } from './DiscoveryProvider';

/** Has discovery read or forget the one repository that an event names. */
export class RepositoryEvents {
  constructor(
    private readonly deps: {
      events: EventsService;
      logger: LoggerService;
      providers: DiscoveryProvider[];
      repositories: Pick<ServiceRepositories, 'find' | 'organization'>;
    },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'macadam-github-discovery',
      topics: [REPOSITORY_PUBLISHED_TOPIC, REPOSITORY_DELETED_TOPIC],
      onEvent: event => this.onEvent(event),
    });
  }

  private async onEvent({ topic, eventPayload }: EventParams): Promise<void> {
    if (topic === REPOSITORY_DELETED_TOPIC) {
      const deleted = repositoryDeletedSchema.parse(eventPayload);
      await this.each(provider => provider.forget(deleted));
      return;
    }
    const { organization, name } =
      repositoryPublishedSchema.parse(eventPayload);
    if (organization !== this.deps.repositories.organization) return;
    const repository = await this.deps.repositories.find(name);
    if (!repository) {
      this.deps.logger.warn(
        `No repository ${organization}/${name} to discover`,
      );
      return;
    }
    await this.each(provider => provider.readNow(repository));
  }

  private async each(
    act: (provider: DiscoveryProvider) => Promise<void>,
  ): Promise<void> {
    await Promise.all(this.deps.providers.map(act));
  }
}
