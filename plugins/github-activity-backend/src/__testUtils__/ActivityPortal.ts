// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  GithubOrganization,
  githubOrganizationRef,
} from '@macadam/plugin-golden-path-node';
import {
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '@macadam/sandbox';
import {
  anEntity,
  forgeConfig,
  PluginPortal,
  shared,
} from '@macadam/test-portal';
import type { Knex } from 'knex';
import { githubActivityPlugin } from '../plugin';
import { TestService } from './TestService';

/** The plugin at a forge of its own. Each test takes a service that no other has met, with an owner of its own. */
export class ActivityPortal extends PluginPortal {
  readonly events = mockServices.events();
  /** Has a repository into which nobody has put anything. */
  readonly empty = new TestService(this, 'empty');
  private readonly unmet: TestService[];

  private constructor(readonly forge: TestForge, names: string[]) {
    super('github-activity');
    this.unmet = names.map(name => new TestService(this, name));
  }

  /** @param services - how many there are to take */
  static async start(knex: Knex, services: number): Promise<ActivityPortal> {
    const names = Array.from({ length: services }, (_, n) => `service-${n}`);
    const repositories = names.map(name => aRepository({ name }));
    const empty = aRepository({ name: 'empty', commits: [] });
    const story = aStory({
      repositories: [aRepository(), empty, ...repositories],
    });
    const forge = await startTestForge({ story: () => story });
    const portal = new ActivityPortal(forge, names);
    await portal.begin({
      knex,
      config: portal.config(),
      entities: [
        // Both name the repository of another.
        aComponent('thief', portal.fileIn('thief')),
        aComponent('curated', portal.fileIn('platform'), portal.curated),
        ...portal.empty.entities(),
        ...portal.unmet.flatMap(service => service.entities()),
      ],
      groups: Object.fromEntries(
        portal.unmet.map(({ owner, group }) => [owner, [group]]),
      ),
      features: [
        githubActivityPlugin,
        shared(githubOrganizationRef, portal.organization()),
        shared(eventsServiceRef, portal.events),
      ],
    });
    return portal;
  }

  aService(): TestService {
    const service = this.unmet.pop();
    if (!service) throw new Error('Start the portal with more services');
    return service;
  }

  /** As the catalog names the file that describes a repository. */
  fileIn(repository: string): string {
    return `url:${this.forge.url}/acme/${repository}/blob/main/catalog-info.yaml`;
  }

  async stop(): Promise<void> {
    await super.stop();
    await this.forge.close();
  }

  private get curated(): string {
    return `url:${this.forge.url}/acme/platform/blob/main/catalog/all.yaml`;
  }

  private config() {
    const target = this.curated.replace(/^url:/, '');
    return {
      ...forgeConfig(this.forge),
      catalog: { locations: [{ type: 'url', target }] },
      githubActivity: {
        schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
      },
    };
  }

  /** This forge is near: a failure of its is over at once. */
  private organization(): GithubOrganization {
    const config = mockServices.rootConfig({ data: this.config() });
    return GithubOrganization.fromConfig(config, { firstDelayMilliseconds: 1 });
  }
}

function aComponent(name: string, file: string, origin = file): Entity {
  return anEntity('Component', name, {
    annotations: {
      'backstage.io/managed-by-location': file,
      'backstage.io/managed-by-origin-location': origin,
      'github.com/project-slug': 'acme/payment-service',
    },
  });
}
