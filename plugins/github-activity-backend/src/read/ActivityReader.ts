// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import type {
  JobLog,
  NeedsMe,
  WorkflowJob,
  WorkflowRun,
  WorkflowRunsPage,
} from '@macadam/plugin-github-activity-common';
import type { SourceState } from '@macadam/portal-common';
import type { ActivityIngest } from '../ingest/ActivityIngest';
import type { GithubActivitySource } from '../source/GithubActivitySource';
import {
  sourceStateOf,
  type ActivityStore,
  type RepositoryRow,
} from '../store/ActivityStore';

/** What failed stands at the end of a log. */
const LONGEST_LOG_CHARACTERS = 1_000_000;

export interface RunsQuery {
  branch?: string;
  page: number;
  pageSize: number;
}

/** Answers about repositories, to whoever was let through. */
export class ActivityReader {
  constructor(
    private readonly deps: {
      ingest: ActivityIngest;
      source: GithubActivitySource;
      store: ActivityStore;
    },
  ) {}

  async runs(
    slug: string,
    query: RunsQuery,
  ): Promise<Omit<WorkflowRunsPage, 'canRerun'>> {
    const { store, source } = this.deps;
    const row = await this.repository(slug);
    const { branch, page, pageSize } = query;
    const offset = (page - 1) * pageSize;
    const [found, branches] = await Promise.all([
      store.runs({ slug, branch, offset, limit: pageSize }),
      store.branches(slug),
    ]);
    return {
      repository: {
        slug,
        url: source.urlOf(slug),
        defaultBranch: row?.default_branch ?? undefined,
        branches,
      },
      ...found,
      source: sourceStateOf(row),
    };
  }

  async run(slug: string, runId: number): Promise<WorkflowRun> {
    const run = await this.deps.store.run(slug, runId);
    if (!run) throw new NotFoundError(`${slug} has no run ${runId}`);
    return run;
  }

  async jobs(slug: string, runId: number): Promise<WorkflowJob[]> {
    return this.deps.source.jobs(slug, runId);
  }

  async log(slug: string, jobId: number): Promise<JobLog> {
    const text = await this.deps.source.log(slug, jobId);
    const isTruncated = text.length > LONGEST_LOG_CHARACTERS;
    return { text: text.slice(-LONGEST_LOG_CHARACTERS), isTruncated };
  }

  async rerun(slug: string, runId: number): Promise<void> {
    await this.run(slug, runId);
    await this.deps.source.rerun(slug, runId);
  }

  /** @param owned - what the person answers for, by slug */
  async needsMe(
    owned: ReadonlyMap<string, string>,
    login: string,
  ): Promise<NeedsMe> {
    const { store } = this.deps;
    const slugs = [...owned.keys()];
    await this.readNew(slugs);
    const [failed, pulls, repositories] = await Promise.all([
      store.failedLastRuns(slugs),
      store.openPullsFor(login),
      slugs.length > 0 ? store.repositories(slugs) : store.allRepositories(),
    ]);
    return {
      failedRuns: failed.map(({ slug, run }) => ({
        entityRef: owned.get(slug) ?? '',
        run,
      })),
      pullRequests: pulls.map(({ pull, isReviewer }) => ({
        ...pull,
        reason: isReviewer ? 'reviewer' : 'author',
      })),
      source: sourceOf(repositories, slugs),
    };
  }

  private async repository(slug: string): Promise<RepositoryRow | undefined> {
    await this.readNew([slug]);
    return this.deps.store.repository(slug);
  }

  /** What is named for the first time is read at once: nobody should wait for the schedule to see a new service's first run. */
  private async readNew(slugs: string[]): Promise<void> {
    const { ingest, store } = this.deps;
    const asked = new Set(askedOf(await store.repositories(slugs)));
    const signal = AbortSignal.timeout(FIRST_READ_MILLISECONDS);
    await Promise.all(
      slugs
        .filter(slug => !asked.has(slug))
        .slice(0, MOST_NEW_AT_ONCE)
        .map(slug => ingest.read(slug, signal)),
    );
  }
}

const askedOf = (rows: RepositoryRow[]) =>
  rows.filter(row => row.asked_at).map(({ slug }) => slug);

/** @param slugs - what the person owns: as long as one of them was never asked for, nothing is said of all */
function sourceOf(rows: RepositoryRow[], slugs: string[]): SourceState {
  if (slugs.length === 0) return everywhere(rows);
  const { readAt, ...state } = worstOf(rows);
  return askedOf(rows).length === slugs.length ? { readAt, ...state } : state;
}

/** Of who owns nothing: a review may be asked for in any repository, but one that fails is no concern of theirs. */
function everywhere(rows: RepositoryRow[]): SourceState {
  const state = worstOf(rows);
  const isAway = rows.every(row => row.failing_since);
  return isAway ? state : { readAt: state.readAt };
}

const FIRST_READ_MILLISECONDS = 10_000;
/** Three requests each. The next look reads the next ones. */
const MOST_NEW_AT_ONCE = 10;

function worstOf(rows: RepositoryRow[]): SourceState {
  const oldest = (times: (Date | null)[]) =>
    times.filter(Boolean).sort((a, b) => Number(a) - Number(b))[0];
  const failing = oldest(rows.map(row => row.failing_since));
  return {
    readAt: oldest(rows.map(row => row.read_at))?.toISOString(),
    failingSince: failing?.toISOString(),
    reason:
      rows.find(row => row.reason && row.failing_since === failing)?.reason ??
      undefined,
  };
}
