// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  REPOSITORY_DELETED_TOPIC,
  type Remain,
  type RemovedRemains,
  type RepositoryDeleted,
  type RunRemains as RunRemainsAnswer,
} from '@macadam/plugin-golden-path-common';
import {
  CATALOG_FILE,
  type Repository,
  type ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';
import type { Run } from '../runs/run';

/** What a run made and what of it exists: the repository, and the entities that the catalog read there. */
export class RunRemains {
  constructor(
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntities'>;
      events: Pick<EventsService, 'publish'>;
      logger: LoggerService;
      repositories: ServiceRepositories;
    },
  ) {}

  async find(run: Run, caller: Caller): Promise<RunRemainsAnswer> {
    const { taskId, status } = run;
    const repository = await this.repositoryOf(run);
    if (!repository) return { taskId, status, remains: [] };
    const reason = await this.reasonToStay(repository, run);
    const fate = { removable: !reason, reason };
    const entities = await this.entitiesOf(repository, run, caller);
    return {
      taskId,
      status,
      remains: [
        { kind: 'repository', ...fate, ...nameOf(repository) },
        ...entities.map(name => ({ kind: 'entity' as const, name, ...fate })),
      ],
    };
  }

  /**
   * Removes the repository; discovery then takes its entities out of the catalog.
   *
   * @throws ConflictError unless the run has failed or was cancelled, or when somebody has worked in the repository since
   */
  async remove(run: Run, caller: Caller): Promise<RemovedRemains> {
    const { taskId, serviceName } = run;
    if (!hasStopped(run)) throw new ConflictError(reasonOf(run));
    const { remains } = await this.find(run, caller);
    const repository = await this.repositoryOf(run);
    const isOurs =
      repository && this.deps.repositories.isMadeBy(repository, taskId);
    if (!isOurs || !serviceName) return { taskId, removed: [] };

    await this.deps.repositories.remove(serviceName, taskId);
    this.deps.logger.info(
      `Removed ${repository.url}, which ${taskId} had made`,
    );
    const { organization, name, url, defaultBranch } = repository;
    const eventPayload: RepositoryDeleted = {
      organization,
      name,
      url,
      defaultBranch,
    };
    await this.deps.events.publish({
      topic: REPOSITORY_DELETED_TOPIC,
      eventPayload,
    });
    return { taskId, removed: remains };
  }

  private async repositoryOf(run: Run): Promise<Repository | undefined> {
    return run.serviceName
      ? this.deps.repositories.find(run.serviceName)
      : undefined;
  }

  private async reasonToStay(
    repository: Repository,
    run: Run,
  ): Promise<string | undefined> {
    const { repositories } = this.deps;
    if (!repositories.isMadeBy(repository, run.taskId)) {
      return 'This run did not make it';
    }
    if (!hasStopped(run)) return reasonOf(run);
    return (await repositories.isUntouched(repository.name))
      ? undefined
      : 'Somebody has worked in it since';
  }

  private async entitiesOf(
    repository: Repository,
    run: Run,
    caller: Caller,
  ): Promise<string[]> {
    if (!this.deps.repositories.isMadeBy(repository, run.taskId)) return [];
    const file = `${repository.url}/blob/${repository.defaultBranch}/${CATALOG_FILE}`;
    const origin = `metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`;
    const { items } = await this.deps.catalog.getEntities(
      {
        filter: { [origin]: `url:${file}` },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      caller,
    );
    return items
      .filter(({ kind }) => kind !== 'Location')
      .map(entity => stringifyEntityRef(entity));
  }
}

function nameOf({ organization, name, url }: Repository) {
  return { name: `${organization}/${name}`, url } satisfies Partial<Remain>;
}

function hasStopped({ status }: Run): boolean {
  return status === 'failed' || status === 'cancelled';
}

function reasonOf({ status }: Run): string {
  return status === 'completed'
    ? 'The run has completed: the service is in use'
    : 'The run is still under way';
}
