// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import { timestamp, type Forge } from '../Forge';
import { changedFiles } from '../git';
import { GithubError, notFound } from '../http/GithubError';
import { listReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import { mergePull } from '../pulls/merge';
import {
  changePull,
  isOpen,
  openPull,
  pullsOf,
  reviewPull,
} from '../pulls/pulls';
import { pullState, rangeOf, sizeOf } from '../pulls/state';
import type { PullRecord, RepositoryRecord } from '../store';
import { changedFileView, commitView } from '../views/git';
import { pullView, reviewView, simplePullView } from '../views/issues';
import { branchPart } from './commits';

const newPull = z.object({
  title: z.string().min(1),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});

const pullPatch = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

const reviewersBody = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

const reviewBody = z.object({
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).default('COMMENT'),
});

const under = '/repos/{owner}/{repo}/pulls';
const one = `${under}/{pull_number}`;

export const pullRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', listPulls),
  repositoryRoute(`POST ${under}`, 'pull', createPull),
  repositoryRoute(`GET ${one}`, 'pull', async (request, repository) =>
    json(await fullPull(request.forge, repository, requirePull(request))),
  ),
  repositoryRoute(`PATCH ${one}`, 'push', patchPull),
  repositoryRoute(`GET ${one}/files`, 'pull', listFiles),
  repositoryRoute(`GET ${one}/commits`, 'pull', listCommits),
  repositoryRoute(`PUT ${one}/merge`, 'push', merge),
  repositoryRoute(`POST ${one}/requested_reviewers`, 'push', askReviewers),
  repositoryRoute(`GET ${one}/reviews`, 'pull', (request, repository) => {
    const { forge, url } = request;
    const pull = requirePull(request);
    return listReply(url, pull.reviews, review =>
      reviewView(forge, repository, pull, review),
    );
  }),
  repositoryRoute(`POST ${one}/reviews`, 'pull', postReview),
];

function listPulls(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const query = url.searchParams;
  const state = query.get('state') ?? 'open';
  const head = branchPart(query.get('head') ?? '');
  const all = pullsOf(forge, repository)
    .filter(pull => state === 'all' || isOpen(pull) === (state === 'open'))
    .filter(pull => !head || pull.head === head)
    .filter(pull => !query.has('base') || pull.base === query.get('base'))
    .sort((a, b) => b.number - a.number);
  const ordered = query.get('direction') === 'asc' ? all.reverse() : all;
  return listReply(url, ordered, pull =>
    simplePullView(forge, repository, pull),
  );
}

async function createPull(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(newPull);
  refuseOtherOwner(repository, body.head);
  const pull = await openPull(forge, repository, {
    title: body.title,
    body: body.body ?? null,
    head: branchPart(body.head),
    base: branchPart(body.base),
    draft: body.draft,
    author: caller.login,
  });
  return created(await fullPull(forge, repository, pull));
}

/** A branch of a fork is one of another repository. */
function refuseOtherOwner({ owner }: RepositoryRecord, head: string): void {
  const other = /^([^:]+):/.exec(head)?.[1];
  if (!other || other.toLowerCase() === owner) return;
  throw new GithubError(
    501,
    `The sandbox's forge serves no pull request from a fork (${head})`,
  );
}

async function patchPull(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const pull = requirePull(request);
  const { title, body, base, state } = request.parse(pullPatch);
  const isToggled =
    state !== undefined &&
    !pull.mergedAt &&
    isOpen(pull) !== (state === 'open');
  const closedAt =
    state === 'closed' ? timestamp(forge.clock.now()) : undefined;
  const action = state === 'closed' ? 'closed' : 'reopened';
  const changed = changePull(
    forge,
    repository,
    pull,
    {
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body }),
      ...(base !== undefined && { base }),
      ...(isToggled && { closedAt }),
    },
    { action: isToggled ? action : 'edited', sender: caller.login },
  );
  return json(await fullPull(forge, repository, changed));
}

async function listFiles(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, url } = request;
  const pull = requirePull(request);
  const git = forge.repositories.git(repository);
  const { from, to } = await rangeOf(forge, repository, pull);
  return listReply(url, await changedFiles(git, from, to), file =>
    changedFileView(forge, repository, to, file),
  );
}

async function listCommits(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, url } = request;
  const pull = requirePull(request);
  const git = forge.repositories.git(repository);
  const { from, to } = await rangeOf(forge, repository, pull);
  const commits = await git.log(to, { not: from, limit: 250 });
  return listReply(url, commits.reverse(), commit =>
    commitView(forge, repository, commit),
  );
}

async function merge(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(mergeBody);
  const sha = await mergePull(forge, repository, requirePull(request), caller, {
    method: body.merge_method,
    title: body.commit_title,
    message: body.commit_message,
    sha: body.sha,
  });
  return json({
    sha,
    merged: true,
    message: 'Pull Request successfully merged',
  });
}

function askReviewers(
  request: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const { forge, caller } = request;
  const { reviewers, team_reviewers: teams } = request.parse(reviewersBody);
  const pull = requirePull(request);
  const union = (a: string[], b: string[]) => [...new Set([...a, ...b])];
  const changed = changePull(
    forge,
    repository,
    pull,
    {
      requestedReviewers: union(pull.requestedReviewers, reviewers),
      requestedTeams: union(pull.requestedTeams, teams),
    },
    { action: 'review_requested', sender: caller.login },
  );
  return created(simplePullView(forge, repository, changed));
}

function postReview(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, caller } = request;
  const body = request.parse(reviewBody);
  const states = {
    APPROVE: 'APPROVED',
    REQUEST_CHANGES: 'CHANGES_REQUESTED',
    COMMENT: 'COMMENTED',
  } as const;
  const pull = requirePull(request);
  const record = reviewPull(forge, repository, pull, {
    author: caller.login,
    state: states[body.event],
    body: body.body,
  });
  return json(reviewView(forge, repository, pull, record));
}

function requirePull({ forge, params }: ApiRequest): PullRecord {
  const repository = forge.repositories.get(params.owner, params.repo);
  const found = pullsOf(forge, repository).find(
    pull => pull.number === Number(params.pull_number),
  );
  if (!found) throw notFound();
  return found;
}

async function fullPull(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
) {
  return pullView(
    forge,
    repository,
    pull,
    await sizeOf(forge, repository, pull),
    await pullState(forge, repository, pull),
  );
}
