// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import { changedFiles } from '../git';
import { GithubError, notFound } from '../http/GithubError';
import { listReply, pageOf } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord } from '../store';
import { changedFileView, commitView } from '../views/git';
import { minimalRepository } from '../views/repositories';

export const commitRoutes: Route[] = [
  repositoryRoute('GET /repos/{owner}/{repo}/commits', 'pull', listCommits),
  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}', 'pull', getCommit),
  repositoryRoute(
    'GET /repos/{owner}/{repo}/commits/{ref}/status',
    'pull',
    getStatus,
  ),
  repositoryRoute(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    'pull',
    compare,
  ),
];

/** More than this no client of ours asks for at once. */
const MOST_COMMITS = 1000;

/** As on GitHub. */
const MOST_COMPARED = 10_000;

async function listCommits(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = forge.repositories.git(repository);
  const query = url.searchParams;
  const start = query.get('sha') ?? repository.defaultBranch;
  const sha = await git.resolve(start);
  if (!sha) throw await unknownCommit(forge, repository, start);
  const commits = await git.log(sha, {
    path: query.get('path') ?? undefined,
    since: query.get('since') ?? undefined,
    until: query.get('until') ?? undefined,
    limit: MOST_COMMITS,
  });
  return listReply(url, commits, commit =>
    commitView(forge, repository, commit),
  );
}

async function getCommit(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = forge.repositories.git(repository);
  const sha = await git.resolve(params.ref);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw await unknownCommit(forge, repository, params.ref);
  const files = await changedFiles(git, commit.parents[0], commit.sha);
  return json({
    ...commitView(forge, repository, commit),
    stats: totals(files),
    files: files.map(file =>
      changedFileView(forge, repository, commit.sha, file),
    ),
  });
}

/** The URL reader asks this to learn which commit a branch is at, and where archives and trees are. */
async function getStatus(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const sha = await forge.repositories.git(repository).resolve(params.ref);
  if (!sha) throw await unknownCommit(forge, repository, params.ref);
  const api = forge.urls.repositoryApi(repository);
  return json({
    state: 'pending',
    statuses: [],
    sha,
    total_count: 0,
    repository: minimalRepository(forge, repository),
    commit_url: `${api}/commits/${sha}`,
    url: `${api}/commits/${sha}/status`,
  });
}

/** Oldest first. Without paging the newest 250; the files are told on the first page alone. */
async function compare(
  { forge, params, url }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = forge.repositories.git(repository);
  const [baseName, headName] = params.basehead.split('...');
  const base = await git.resolve(branchPart(baseName));
  const head = await git.resolve(branchPart(headName ?? ''));
  const mergeBase = base && head && (await git.mergeBase(base, head));
  if (!mergeBase) throw notFound();
  const { searchParams } = url;
  const isPaged = searchParams.has('page') || searchParams.has('per_page');
  const ahead = await git.countCommits(base, head);
  const behind = await git.countCommits(head, base);
  const limit = isPaged ? MOST_COMPARED : 250;
  const commits = (await git.log(head, { not: base, limit })).reverse();
  const paged = isPaged
    ? pageOf(url, commits)
    : { items: commits, headers: undefined };
  const isFirst = Number(searchParams.get('page') ?? 1) === 1;
  const [baseCommit, baseOfMerge] = await Promise.all(
    [base, mergeBase].map(sha => git.commit(sha)),
  );
  if (!baseCommit || !baseOfMerge) throw notFound();
  const files = isFirst ? await changedFiles(git, mergeBase, head) : [];
  const page = `${forge.urls.repository(repository)}/compare/${
    params.basehead
  }`;
  const comparison = {
    url: `${forge.urls.repositoryApi(repository)}/compare/${params.basehead}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commitView(forge, repository, baseCommit),
    merge_base_commit: commitView(forge, repository, baseOfMerge),
    status: relation(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: paged.items.map(commit => commitView(forge, repository, commit)),
    files: files.map(file => changedFileView(forge, repository, head, file)),
  };
  return json(comparison, { headers: paged.headers });
}

function relation(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}

/** `owner:branch` names a branch of a fork; ours are all in one repository. */
export function branchPart(label: string): string {
  return label.slice(label.indexOf(':') + 1);
}

function totals(files: Array<{ additions: number; deletions: number }>) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}

async function unknownCommit(
  forge: Forge,
  repository: RepositoryRecord,
  ref: string,
): Promise<GithubError> {
  const refs = await forge.repositories.git(repository).refs();
  return refs.size === 0
    ? new GithubError(409, 'Git Repository is empty.')
    : new GithubError(422, `No commit found for SHA: ${ref}`);
}
