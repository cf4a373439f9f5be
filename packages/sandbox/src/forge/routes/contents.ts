// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import { isRevisionName, type FileChanges, type Signature } from '../git';
import { GithubError, notFound, validationFailed } from '../http/GithubError';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import { commitFiles } from '../repositories/commitFiles';
import { refuseLocked } from '../repositories/writes';
import type { RepositoryRecord } from '../store';
import { contentView, fileContentView, gitCommitView } from '../views/git';

const person = z
  .object({ name: z.string(), email: z.string(), date: z.string().optional() })
  .optional();

const fileChange = z.object({
  message: z.string(),
  branch: z.string().optional(),
  sha: z.string().optional(),
  author: person,
  committer: person,
});

const filePut = fileChange.extend({ content: z.string() });

export const contentsRoutes: Route[] = [
  repositoryRoute(
    'GET /repos/{owner}/{repo}/contents/{path}',
    'pull',
    getContent,
  ),
  repositoryRoute('GET /repos/{owner}/{repo}/readme', 'pull', getReadme),
  repositoryRoute(
    'PUT /repos/{owner}/{repo}/contents/{path}',
    'push',
    (request, repository) => {
      const body = request.parse(filePut);
      const content = Buffer.from(body.content, 'base64');
      return changeFile(request, repository, body, content);
    },
  ),
  repositoryRoute(
    'DELETE /repos/{owner}/{repo}/contents/{path}',
    'push',
    (request, repository) =>
      changeFile(request, repository, deletion(request), null),
  ),
];

/** A deletion may say what it needs in its query, as octokit does. */
function deletion(request: ApiRequest): z.output<typeof fileChange> {
  const query = Object.fromEntries(request.url.searchParams);
  const parsed = fileChange.safeParse(query);
  return parsed.success ? parsed.data : request.parse(fileChange);
}

async function getContent(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, params, url, headers } = request;
  const git = forge.repositories.git(repository);
  const ref = url.searchParams.get('ref') || repository.defaultBranch;
  const commit = await git.resolve(ref);
  const path = params.path.replace(/\/+$/, '');
  if (!commit) throw noCommit(ref);
  const entry = await git.entry(commit, path);
  if (!entry) throw notFound();
  if (entry.type === 'tree') {
    const entries = await git.tree(entry.sha);
    const below = (name: string) => (path ? `${path}/${name}` : name);
    return json(
      entries.map(child =>
        contentView(forge, repository, ref, {
          ...child,
          path: below(child.path),
        }),
      ),
    );
  }
  const content = (await git.blob(entry.sha))?.content ?? Buffer.alloc(0);
  if (wantsRaw(headers.accept)) return rawReply(content);
  return json(fileContentView(forge, repository, ref, entry, content));
}

async function getReadme(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const params = { ...request.params, path: 'README.md' };
  return getContent({ ...request, params }, repository);
}

function wantsRaw(accept: string | undefined): boolean {
  return /application\/vnd\.github(\.v3)?\.raw/.test(accept ?? '');
}

function rawReply(content: Buffer): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.github.raw; charset=utf-8',
    },
    body: content,
  };
}

async function changeFile(
  request: ApiRequest,
  repository: RepositoryRecord,
  body: z.output<typeof fileChange>,
  content: Buffer | null,
): Promise<Reply> {
  const { forge, caller, params } = request;
  const branch = body.branch ?? repository.defaultBranch;
  const files: FileChanges = { [repositoryPath(params.path)]: content };
  if (!isRevisionName(branch)) throw noCommit(branch);
  refuseLocked(forge, repository, caller, branch);
  const git = forge.repositories.git(repository);
  let existed = false;
  const sha = await commitFiles(forge, repository, {
    branch,
    message: body.message,
    files,
    sender: caller.login,
    author: signature(forge, body.author),
    committer: signature(forge, body.committer),
    async check(tip) {
      if (!tip && branch !== repository.defaultBranch) {
        throw new GithubError(404, `Branch ${branch} not found`);
      }
      const current = tip && (await git.entry(tip, params.path))?.sha;
      existed = Boolean(current);
      refuseStale(params.path, current, body.sha, content === null);
    },
  });
  const entry = await git.entry(sha, params.path);
  const commit = await git.commit(sha);
  return json(
    {
      content: entry ? contentView(forge, repository, branch, entry) : null,
      commit: commit && gitCommitView(forge, repository, commit),
    },
    { status: existed ? 200 : 201 },
  );
}

/** The caller must know which version it replaces. */
function refuseStale(
  path: string,
  current: string | undefined,
  known: string | undefined,
  isDeletion: boolean,
): void {
  if (!current && isDeletion) throw notFound();
  if (current && !known) {
    throw validationFailed('Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (current && known !== current) {
    throw new GithubError(409, `${path} does not match ${known}`);
  }
}

/** @throws GithubError 422 for a path that no repository can hold. */
export function repositoryPath(path: string): string {
  const isBad = path
    .split('/')
    .some(part => ['', '.', '..'].includes(part) || /^\.git$/i.test(part));
  if (isBad || path.includes('\0')) {
    throw validationFailed('path contains a malformed path component');
  }
  return path;
}

function noCommit(ref: string) {
  return new GithubError(404, `No commit found for the ref ${ref}`);
}

function signature(
  forge: Forge,
  input: z.output<typeof person>,
): Signature | undefined {
  if (!input) return undefined;
  const at = input.date ? new Date(input.date) : forge.clock.now();
  return { name: input.name, email: input.email, at };
}
