// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type {
  Batch,
  DeploymentRecord,
  DeploymentSource,
  Interest,
  ReadRequest,
} from '@macadam/plugin-dora-node';
import type { GithubOrganization } from '@macadam/plugin-golden-path-node';
import { ANNOTATION_GITHUB_PROJECT_SLUG } from '@macadam/portal-common';
import type { GithubDeliveryConfig } from '../config';
import { Deliveries } from '../records/Deliveries';
import { Lineage, type Live } from '../records/Lineage';
import { Backlog, isOwn } from './Backlog';
import { cursorOf, positionOf } from './cursor';
import { GithubRepository } from './GithubRepository';
import type { Deployment, Run } from './payloads';
import { slugIn } from './slugIn';

/** Something that a webhook told of: where, and what entities want of it. */
export interface Happening {
  /** `organisation/name`, in lower case. */
  slug: string;
  /** The repository's default branch. */
  branch: string;
  interest: Interest;
  signal: AbortSignal;
}

/**
 * The deployments of the organisation's repositories: runs of the deploying workflow on the default branch, and whatever uses GitHub's deployments.
 * It knows GitHub's wire format, and of the metrics only which environments are production.
 */
export class GithubDeploymentSource implements DeploymentSource {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly annotation = ANNOTATION_GITHUB_PROJECT_SLUG;

  constructor(
    private readonly deps: {
      organization: GithubOrganization;
      config: GithubDeliveryConfig;
      now?: () => Date;
    },
  ) {}

  /** `organisation/name` in lower case; `undefined` of what is not the organisation's. */
  slugOf(projectSlug: string): string | undefined {
    return slugIn(this.deps.organization, projectSlug);
  }

  /** @throws InputError for a repository of others, NotFoundError for one that is not there, ServiceUnavailableError when GitHub is not */
  async readDeployments(
    request: ReadRequest,
  ): Promise<Batch<DeploymentRecord>> {
    const { value, since, signal } = request;
    const { organization, now = () => new Date() } = this.deps;
    const slug = this.slugOf(value);
    if (!slug) {
      throw new InputError(
        `${value} is no repository of ${organization.name}, whose GitHub the portal reads`,
      );
    }
    const repository = new GithubRepository(organization, slug, signal);
    const branch = await repository.defaultBranch();
    const workflowIds = await repository.workflowIds(this.workflows(request));
    const position = positionOf(request.cursor, since);
    const lineage = this.lineageOf(
      repository,
      request,
      async () => ({ branch, workflowIds }),
      position.live,
    );
    const deliveries = this.deliveriesOf(repository);
    const portion = await new Backlog({
      ...{ repository, deliveries, branch, workflowIds, now: now() },
    }).next(position);
    const wanted = portion.outcomes.filter(one => one.finishedAt >= since);
    const records = await lineage.recordsOf(wanted);
    const live = [...lineage.state];
    const cursor = cursorOf({ ...portion.position, live });
    return { records, cursor, isLast: portion.isLast };
  }

  /** What a run that has ended tells, its deployments included; nothing when it is no run of a deploying workflow on the default branch. */
  async deploymentsOfRun(
    run: Run,
    happening: Happening,
  ): Promise<DeploymentRecord[]> {
    const { slug, branch, interest, signal } = happening;
    const isDeploying =
      this.workflows(interest).includes(run.workflow?.trim() ?? '') &&
      run.branch === branch &&
      isOwn(run);
    if (!isDeploying) return [];
    const { organization } = this.deps;
    const repository = new GithubRepository(organization, slug, signal);
    const deployments = await repository.latestDeployments({ sha: run.sha });
    const deliveries = this.deliveriesOf(repository);
    const told = await deliveries.ofRun(run, deployments);
    const outcomes = [...told.itself, ...told.deployments];
    return this.lineageAt(repository, happening).recordsOf(outcomes);
  }

  /** What a deployment tells; nothing while it goes on. */
  async deploymentsOf(
    deployment: Deployment,
    happening: Happening,
  ): Promise<DeploymentRecord[]> {
    const { organization } = this.deps;
    const { slug, signal } = happening;
    const repository = new GithubRepository(organization, slug, signal);
    const deliveries = this.deliveriesOf(repository);
    const outcome = await deliveries.ofDeployment(deployment);
    const lineage = this.lineageAt(repository, happening);
    return lineage.recordsOf(outcome ? [outcome] : []);
  }

  private workflows({ workflows }: Interest): string[] {
    return workflows.map(name => name?.trim() ?? this.deps.config.workflow);
  }

  private deliveriesOf(repository: GithubRepository): Deliveries {
    return new Deliveries({ repository, config: this.deps.config });
  }

  private lineageAt(
    repository: GithubRepository,
    { branch, interest }: Happening,
  ): Lineage {
    return this.lineageOf(repository, interest, async () => ({
      branch,
      workflowIds: await repository.workflowIds(this.workflows(interest)),
    }));
  }

  private lineageOf(
    repository: GithubRepository,
    { needsPaths }: Interest,
    pipeline: () => Promise<{ branch: string; workflowIds: number[] }>,
    live: Array<[string, Live]> = [],
  ): Lineage {
    const { config } = this.deps;
    const successes = async () => {
      const { branch, workflowIds } = await pipeline();
      const runs = workflowIds.map(id =>
        repository.latestSuccesses(id, branch),
      );
      return (await Promise.all(runs)).flat().filter(isOwn);
    };
    return new Lineage({ config, repository, needsPaths, successes }, live);
  }
}
