// SPDX-License-Identifier: Apache-2.0
import type { CommitRecord, DeploymentRecord } from '@macadam/plugin-dora-node';
import { lowerCase, type GithubDeliveryConfig } from '../config';
import type { GithubRepository } from '../source/GithubRepository';
import type { Run } from '../source/payloads';
import type { Outcome } from './outcomes';
import { progressOf } from './progress';

/** What runs in an environment, and since when. */
export interface Live {
  sha: string;
  at: Date;
}

/** Deployments overlap: the one before may have been created, but not ended, before another. */
const MOST_OVERLAPPING = 3;
/** Whoever failed this often in a row starts anew. */
const MOST_FAILURES = 20;

/**
 * Finds what each deployment brought: the commits since the one before it that succeeded, in the same environment, by the time it ended. Only
 * of production environments, since nobody counts others; theirs are null, as where the one before is not known.
 */
export class Lineage {
  private readonly live: Map<string, Live>;

  /**
   * @param live - what ran in each environment, by its name in lower case, before the first outcome that will come
   * @param options.successes - the newest successful runs of the workflow, for environments that GitHub knows no deployments of
   */
  constructor(
    private readonly options: {
      config: GithubDeliveryConfig;
      repository: GithubRepository;
      needsPaths: boolean;
      successes: () => Promise<Run[]>;
    },
    live: Iterable<[environment: string, live: Live]> = [],
  ) {
    this.live = new Map(live);
  }

  /** What runs now, by the outcomes that came. */
  get state(): ReadonlyMap<string, Live> {
    return this.live;
  }

  /** @returns in the order in which they ended */
  async recordsOf(outcomes: readonly Outcome[]): Promise<DeploymentRecord[]> {
    const inOrder = [...outcomes].sort(
      (a, b) => a.finishedAt.getTime() - b.finishedAt.getTime(),
    );
    const records: DeploymentRecord[] = [];
    for (const outcome of inOrder) {
      const commits = await this.commitsOf(outcome);
      records.push({ ...outcome, commits });
    }
    return records;
  }

  private async commitsOf(outcome: Outcome): Promise<CommitRecord[] | null> {
    const environment = lowerCase(outcome.environment);
    const { productionEnvironments } = this.options.config;
    if (!productionEnvironments.includes(environment)) return null;
    const known = this.live.get(environment);
    const isBefore = known && known.at <= outcome.finishedAt;
    const base = isBefore ? known : await this.before(outcome);
    if (outcome.status === 'success' && (!known || isBefore)) {
      const { sha, finishedAt: at } = outcome;
      this.live.set(environment, { sha, at });
    }
    return base ? this.commitsSince(base.sha, outcome.sha) : null;
  }

  private async commitsSince(
    base: string,
    head: string,
  ): Promise<CommitRecord[] | null> {
    if (base === head) return [];
    const { repository, needsPaths } = this.options;
    const commits = await repository.commitsBetween(base, head);
    if (!commits || !needsPaths) return commits ?? null;
    const records: CommitRecord[] = [];
    for (const commit of commits) {
      // Nobody counts a merge, so nobody asks what it touches.
      const paths = commit.isMerge ? [] : await repository.paths(commit.sha);
      records.push({ ...commit, paths });
    }
    return records;
  }

  /** What GitHub says ran before, where no outcome told. */
  private async before(outcome: Outcome): Promise<Live | undefined> {
    const deployed = await this.deployedBefore(outcome);
    const [production] = this.options.config.productionEnvironments;
    if (deployed || lowerCase(outcome.environment) !== production) {
      return deployed;
    }
    const { finishedAt, runId } = outcome;
    const runs = await this.options.successes();
    return latestOf(
      runs
        .filter(({ id }) => String(id) !== runId)
        .map(run => ({ sha: run.sha, at: run.updatedAt }))
        .filter(({ at }) => at < finishedAt),
    );
  }

  private async deployedBefore(outcome: Outcome): Promise<Live | undefined> {
    const { repository } = this.options;
    const { environment, finishedAt, externalId } = outcome;
    const newest = await repository.latestDeployments({ environment });
    const candidates = newest.filter(
      ({ id, createdAt }) =>
        createdAt < finishedAt && !externalId.endsWith(`/deployments/${id}`),
    );
    const found: Live[] = [];
    for (const { id, sha } of candidates.slice(0, MOST_FAILURES)) {
      const statuses = await repository.statuses(id);
      const { end } = progressOf(statuses, repository.url);
      const isBefore = end?.status === 'success' && end.at < finishedAt;
      if (isBefore) found.push({ sha, at: end.at });
      if (found.length === MOST_OVERLAPPING) break;
    }
    return latestOf(found);
  }
}

function latestOf(all: readonly Live[]): Live | undefined {
  return [...all].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}
