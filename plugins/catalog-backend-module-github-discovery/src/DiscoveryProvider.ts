// SPDX-License-Identifier: Apache-2.0
import type { GithubEntityProvider } from '@backstage/plugin-catalog-backend-module-github';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { RepositoryDeleted } from '@macadam/plugin-golden-path-common';
import type { Repository } from '@macadam/plugin-golden-path-node';
import { SteadyConnection } from './SteadyConnection';

/**
 * Backstage's GitHub provider, which can also be asked to read or forget one repository at once.
 *
 * It is asked by the provider's public event path, in the words of GitHub's `repository` webhook: `unarchived` makes the provider add the
 * repository's Location after its own filters, `deleted` makes it remove that Location. The Location belongs to the provider and bears the name
 * that a scheduled read would give it, so that there is one however often it is asked.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository
 */
export class DiscoveryProvider implements EntityProvider {
  constructor(private readonly inner: GithubEntityProvider) {}

  getProviderName(): string {
    return this.inner.getProviderName();
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.inner.connect(new SteadyConnection(connection));
  }

  async readNow(repository: Repository): Promise<void> {
    await this.tell('unarchived', {
      organization: repository.organization,
      name: repository.name,
      html_url: repository.url,
      default_branch: repository.defaultBranch,
      topics: repository.topics,
      visibility: repository.visibility,
      archived: repository.isArchived,
      fork: repository.isFork,
    });
  }

  async forget(deleted: RepositoryDeleted): Promise<void> {
    await this.tell('deleted', {
      organization: deleted.organization,
      name: deleted.name,
      html_url: deleted.url,
      default_branch: deleted.defaultBranch,
      topics: [],
      visibility: 'private',
      archived: false,
      fork: false,
    });
  }

  private async tell(
    action: 'unarchived' | 'deleted',
    told: { organization: string } & Record<string, unknown>,
  ): Promise<void> {
    const { organization, ...repository } = told;
    await this.inner.onEvent({
      topic: 'github.repository',
      eventPayload: {
        action,
        organization: { login: organization },
        repository: { ...repository, owner: { login: organization } },
      },
    });
  }
}
