// SPDX-License-Identifier: Apache-2.0
import type {
  PullRequest,
  WorkflowRun,
} from '@macadam/plugin-github-activity-common';
import type { SourceState } from '@macadam/portal-common';
import type { Knex } from 'knex';
import type { PullRequestRecord } from '../source/payloads';

/** So many runs of a repository are kept; the forge has the rest. */
const KEPT_RUNS = 500;

export interface RepositoryRow {
  slug: string;
  default_branch: string | null;
  asked_at: Date | null;
  read_at: Date | null;
  failing_since: Date | null;
  reason: string | null;
}

/** Conclusions that somebody has to look at. A cancelled or skipped run was meant. */
const FAILED = ['failure', 'timed_out', 'startup_failure'];

/** Everything the portal keeps about work on the forge. Slugs and logins are in lower case. */
export class ActivityStore {
  constructor(private readonly knex: Knex) {}

  async repository(slug: string): Promise<RepositoryRow | undefined> {
    return this.knex<RepositoryRow>('repositories').where({ slug }).first();
  }

  repositories(slugs: string[]): Promise<RepositoryRow[]> {
    return this.knex<RepositoryRow>('repositories').whereIn('slug', slugs);
  }

  allRepositories(): Promise<RepositoryRow[]> {
    return this.knex<RepositoryRow>('repositories');
  }

  /** Makes `slugs` what is kept, and forgets other repositories with all that belongs to them. */
  async keepOnly(slugs: string[]): Promise<void> {
    await this.knex.transaction(async trx => {
      for (const table of ['workflow_runs', 'pull_requests', 'repositories']) {
        await trx(table).whereRaw('slug <> all(?)', [slugs]).delete();
      }
      if (slugs.length === 0) return;
      await trx('repositories')
        .insert(slugs.map(slug => ({ slug })))
        .onConflict('slug')
        .ignore();
    });
  }

  /** Those not asked for the longest time, never asked ones first. */
  async longestUnread(limit: number): Promise<string[]> {
    return this.knex<RepositoryRow>('repositories')
      .orderBy('asked_at', 'asc', 'first')
      .limit(limit)
      .pluck('slug');
  }

  async recordRead(
    slug: string,
    read: { defaultBranch: string; at: Date },
  ): Promise<void> {
    await this.upsertRepository({
      slug,
      default_branch: read.defaultBranch,
      asked_at: read.at,
      read_at: read.at,
      failing_since: null,
      reason: null,
    });
  }

  async recordFailure(
    slug: string,
    failure: { at: Date; reason: string },
  ): Promise<void> {
    await this.knex('repositories')
      .insert({
        slug,
        asked_at: failure.at,
        failing_since: failure.at,
        reason: failure.reason,
      })
      .onConflict('slug')
      .merge({
        asked_at: failure.at,
        failing_since: this.knex.raw(
          'coalesce(repositories.failing_since, excluded.failing_since)',
        ),
        reason: failure.reason,
      });
  }

  /** Writes runs by their id; an older state never replaces a newer one, in whatever order they are told. */
  async recordRuns(slug: string, runs: WorkflowRun[]): Promise<void> {
    if (runs.length === 0) return;
    await this.knex('workflow_runs')
      .insert(runs.map(run => rowOf(slug, run)))
      .onConflict('id')
      .merge()
      .whereRaw(
        '(excluded.attempt, excluded.updated_at, excluded.status = ?) >= (workflow_runs.attempt, workflow_runs.updated_at, workflow_runs.status = ?)',
        ['completed', 'completed'],
      );
    await this.knex('workflow_runs')
      .where({ slug })
      .whereNotIn(
        'id',
        this.knex('workflow_runs')
          .where({ slug })
          .orderBy('created_at', 'desc')
          .limit(KEPT_RUNS)
          .select('id'),
      )
      .delete();
  }

  async recordPulls(slug: string, pulls: PullRequestRecord[]): Promise<void> {
    if (pulls.length === 0) return;
    await this.knex('pull_requests')
      .insert(
        pulls.map(({ pull, isOpen, reviewers }) => ({
          id: pull.id,
          slug,
          is_open: isOpen,
          author: pull.author.toLocaleLowerCase('en-US'),
          reviewers: reviewers.map(login => login.toLocaleLowerCase('en-US')),
          updated_at: pull.updatedAt,
          pull: JSON.stringify(pull),
        })),
      )
      .onConflict('id')
      .merge()
      .whereRaw(
        '(excluded.updated_at, not excluded.is_open) >= (pull_requests.updated_at, not pull_requests.is_open)',
      );
  }

  /** What was open before a whole read and is not in it has been closed meanwhile. */
  async closeOtherPulls(
    slug: string,
    openIds: number[],
    readSince: Date,
  ): Promise<void> {
    await this.knex('pull_requests')
      .where({ slug, is_open: true })
      .where('updated_at', '<', readSince)
      .whereRaw('id <> all(?)', [openIds])
      .update({ is_open: false });
  }

  async run(slug: string, id: number): Promise<WorkflowRun | undefined> {
    const row = await this.knex('workflow_runs')
      .where({ slug, id })
      .first('run');
    return row?.run;
  }

  /** Newest first. */
  async runs(query: {
    slug: string;
    branch?: string;
    offset: number;
    limit: number;
  }): Promise<{ runs: WorkflowRun[]; total: number }> {
    const { slug, branch, offset, limit } = query;
    const matching = this.knex('workflow_runs').where(
      branch ? { slug, branch } : { slug },
    );
    const [runs, [{ count }]] = await Promise.all([
      matching
        .clone()
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .offset(offset)
        .limit(limit)
        .pluck('run'),
      matching.clone().count(),
    ]);
    return { runs, total: Number(count) };
  }

  branches(slug: string): Promise<string[]> {
    return this.knex('workflow_runs')
      .where({ slug })
      .whereNotNull('branch')
      .distinct('branch')
      .orderBy('branch')
      .pluck('branch');
  }

  /** The last completed run of each workflow on the default branch, where that one failed. */
  async failedLastRuns(
    slugs: string[],
  ): Promise<{ slug: string; run: WorkflowRun }[]> {
    const last = this.knex('workflow_runs as runs')
      .distinctOn('runs.slug', 'runs.workflow_id')
      .join('repositories', function onDefaultBranch() {
        this.on('repositories.slug', 'runs.slug').andOn(
          'repositories.default_branch',
          'runs.branch',
        );
      })
      .whereIn('runs.slug', slugs)
      .where('runs.status', 'completed')
      .orderBy([
        { column: 'runs.slug' },
        { column: 'runs.workflow_id' },
        { column: 'runs.run_number', order: 'desc' },
      ])
      .select('runs.slug', 'runs.run', 'runs.conclusion', 'runs.created_at');
    return this.knex
      .from(last.as('last'))
      .whereIn('conclusion', FAILED)
      .orderBy('created_at', 'desc')
      .select('slug', 'run');
  }

  /** Newest first. */
  async openPullsFor(
    login: string,
  ): Promise<{ pull: PullRequest; isReviewer: boolean }[]> {
    const who = login.toLocaleLowerCase('en-US');
    const isReviewer = this.knex.raw('reviewers @> array[?]::text[]', [who]);
    return this.knex('pull_requests')
      .where({ is_open: true })
      .where(matching => matching.where({ author: who }).orWhere(isReviewer))
      .orderBy('updated_at', 'desc')
      .select('pull', this.knex.raw('? as "isReviewer"', [isReviewer]));
  }

  private async upsertRepository(row: RepositoryRow): Promise<void> {
    await this.knex('repositories').insert(row).onConflict('slug').merge();
  }
}

export function sourceStateOf(row: RepositoryRow | undefined): SourceState {
  return {
    readAt: row?.read_at?.toISOString(),
    failingSince: row?.failing_since?.toISOString(),
    reason: row?.reason ?? undefined,
  };
}

function rowOf(slug: string, run: WorkflowRun) {
  return {
    id: run.id,
    slug,
    workflow_id: run.workflowId,
    run_number: run.runNumber,
    branch: run.branch,
    status: run.status,
    conclusion: run.conclusion,
    attempt: run.attempt,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run: JSON.stringify(run),
  };
}
