// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import type { GithubOrganization } from '@macadam/plugin-golden-path-node';
import { z } from 'zod/v3';
import {
  commitPayload,
  comparisonPayload,
  deploymentPayload,
  jobsPayload,
  repositoryPayload,
  runPayload,
  runsPayload,
  statusesPayload,
  workflowsPayload,
  type Deployment,
  type DeploymentStatus,
  type Run,
} from './payloads';

const PAGE_SIZE = 100;
const MOST_PAGES = 10;
/** Of deployments, whose list knows no dates: as many as a busy repository has in a quarter. */
const MOST_PAGES_OF_DEPLOYMENTS = 50;
/** GitHub's own; it takes no other. */
const FILES_PAGE_SIZE = 300;

/** Runs that were created in `[from, to)`; without `to`, since `from`. */
export interface Period {
  from: Date;
  to?: Date;
}

export type Comparison = z.output<typeof comparisonPayload>['commits'];

/**
 * What GitHub tells of the deliveries of one repository, page after page, and never more pages than are set here. It lives for one batch or one
 * webhook, and asks nothing twice in that time.
 */
export class GithubRepository {
  private readonly statusesOf = new Map<number, Promise<DeploymentStatus[]>>();
  private readonly runOf = new Map<number, Promise<Run | undefined>>();
  private readonly pathsOf = new Map<string, Promise<string[]>>();
  private readonly deploymentsOf = new Map<string, Promise<Deployment[]>>();

  /** @param slug - `organisation/name`, in lower case */
  constructor(
    private readonly organization: GithubOrganization,
    readonly slug: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Its page, without a slash at the end. */
  get url(): string {
    return `${this.organization.origin}/${this.slug}`;
  }

  async defaultBranch(): Promise<string> {
    const answer = await this.get('', {}, repositoryPayload);
    return answer.defaultBranch;
  }

  /** Those of a name; several files may bear it. */
  async workflowIds(names: readonly string[]): Promise<number[]> {
    const pages = await this.pages('/actions/workflows', {}, workflowsPayload, {
      items: ({ workflows }) => workflows,
    });
    return pages
      .filter(({ name }) => names.includes(name.trim()))
      .map(({ id }) => id);
  }

  /**
   * Newest first. GitHub tells at most the newest thousand of a period.
   *
   * @returns the runs, and of how many GitHub spoke
   */
  async runs(
    workflowId: number,
    branch: string,
    { from, to }: Period,
  ): Promise<{ runs: Run[]; total: number }> {
    const created = to
      ? `${seconds(from)}..${seconds(new Date(to.getTime() - 1000))}`
      : `>=${seconds(from)}`;
    let total = 0;
    const runs = await this.pages(
      `/actions/workflows/${workflowId}/runs`,
      { branch, created },
      runsPayload,
      {
        items: page => {
          total = page.total_count;
          return page.workflow_runs;
        },
      },
    );
    return { runs, total };
  }

  /** The newest that succeeded, newest first. */
  async latestSuccesses(workflowId: number, branch: string): Promise<Run[]> {
    const { workflow_runs: runs } = await this.get(
      `/actions/workflows/${workflowId}/runs`,
      { branch, status: 'success', per_page: 20 },
      runsPayload,
    );
    return runs;
  }

  /** `undefined` of one that is gone. */
  run(id: number): Promise<Run | undefined> {
    return once(this.runOf, id, () =>
      unlessGone(this.get(`/actions/runs/${id}`, {}, runPayload)),
    );
  }

  /** `undefined` of one that is gone. */
  attempt(id: number, attempt: number): Promise<Run | undefined> {
    const path = `/actions/runs/${id}/attempts/${attempt}`;
    return unlessGone(this.get(path, {}, runPayload));
  }

  /** When the last job of an attempt ended; `undefined` when none did. */
  async lastJobEnd(id: number, attempt: number): Promise<Date | undefined> {
    const path = `/actions/runs/${id}/attempts/${attempt}/jobs`;
    const jobs = await unlessGone(
      this.pages(path, {}, jobsPayload, { items: page => page.jobs }),
    );
    const ends = (jobs ?? []).flatMap(job => job.completed_at?.getTime() ?? []);
    return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
  }

  /** Newest first, back to `from`. */
  deploymentsSince(from: Date): Promise<Deployment[]> {
    return this.deployments(
      {},
      { until: page => page.some(({ createdAt }) => createdAt < from) },
    ).then(all => all.filter(({ createdAt }) => createdAt >= from));
  }

  /** Newest first; the newest hundred of an environment or of a commit. */
  latestDeployments(
    filter: { environment: string } | { sha: string },
  ): Promise<Deployment[]> {
    const key = JSON.stringify(filter);
    return once(this.deploymentsOf, key, () =>
      this.deployments(filter, { until: () => true }),
    );
  }

  /** Oldest first. */
  statuses(deploymentId: number): Promise<DeploymentStatus[]> {
    return once(this.statusesOf, deploymentId, async () => {
      const path = `/deployments/${deploymentId}/statuses`;
      const newestFirst = await this.pages(path, {}, statusesPayload, {
        items: page => page,
      });
      return newestFirst.reverse();
    });
  }

  /**
   * What `head` has and `base` has not, oldest first.
   *
   * @returns `undefined` when GitHub knows one of them no more, or when there is more between them than `MOST_PAGES` hold: half of a deployment's
   *   changes would be none of its figures
   */
  async commitsBetween(
    base: string,
    head: string,
  ): Promise<Comparison | undefined> {
    let total = 0;
    const pages = await unlessGone(
      this.pages(
        '/compare/{basehead}',
        { basehead: `${base}...${head}` },
        comparisonPayload,
        {
          items: page => {
            total = page.total_commits;
            return total > MOST_PAGES * PAGE_SIZE ? [] : page.commits;
          },
        },
      ),
    );
    // What moves while it is read comes twice.
    const commits = new Map(pages?.map(commit => [commit.sha, commit]));
    return pages && commits.size >= total ? [...commits.values()] : undefined;
  }

  /** The files that a commit touches, with the former names of those that it moved. */
  paths(sha: string): Promise<string[]> {
    return once(this.pathsOf, sha, async () => {
      const files = await this.pages(
        '/commits/{ref}',
        { ref: sha, per_page: undefined },
        commitPayload,
        {
          items: page => page.files,
          size: FILES_PAGE_SIZE,
        },
      );
      return files.flatMap(file =>
        [file.filename, file.previous_filename ?? []].flat(),
      );
    });
  }

  private deployments(
    filter: Record<string, string>,
    { until }: { until: (page: Deployment[]) => boolean },
  ): Promise<Deployment[]> {
    return this.pages('/deployments', filter, z.array(deploymentPayload), {
      items: page => page,
      until,
      mostPages: MOST_PAGES_OF_DEPLOYMENTS,
    });
  }

  /** All pages, until one is not full; what a forge promises beyond `mostPages` is not asked for. */
  private async pages<T extends z.ZodTypeAny, I>(
    path: string,
    parameters: Record<string, unknown>,
    answer: T,
    options: {
      items: (page: z.output<T>) => I[];
      until?: (items: I[]) => boolean;
      size?: number;
      mostPages?: number;
    },
  ): Promise<I[]> {
    const { size = PAGE_SIZE, mostPages = MOST_PAGES, until } = options;
    const all: I[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const query = { per_page: PAGE_SIZE, ...parameters, page };
      const items = options.items(await this.get(path, query, answer));
      all.push(...items);
      if (items.length < size || until?.(items)) break;
    }
    return all;
  }

  private get<T extends z.ZodTypeAny>(
    path: string,
    parameters: Record<string, unknown>,
    answer: T,
  ): Promise<z.output<T>> {
    const [owner, repo] = this.slug.split('/');
    return this.organization.request(
      `GET /repos/{owner}/{repo}${path}`,
      { owner, repo, ...parameters },
      { answer, signal: this.signal },
    );
  }
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, read: () => Promise<V>) {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

/** As GitHub's queries want it. */
function seconds(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}
