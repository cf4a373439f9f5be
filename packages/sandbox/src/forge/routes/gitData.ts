// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import {
  deleteRef,
  importBlobs,
  isRevisionName,
  isSha,
  updateRef,
  writeCommit,
  writeTree,
  type GitRepository,
} from '../git';
import { GithubError, notFound, validationFailed } from '../http/GithubError';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import { signatureOf } from '../repositories/commitFiles';
import { refuseLocked, writeRepository } from '../repositories/writes';
import type { RepositoryRecord } from '../store';
import { base64Lines, gitCommitView, refView, treeView } from '../views/git';
import { nodeId } from '../views/Urls';
import { repositoryPath } from './contents';

const sha = z.string().regex(/^[0-9a-f]{40}$/);

const newBlob = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

const newTree = z.object({
  base_tree: z.string().optional(),
  tree: z
    .array(
      z.object({
        path: z.string(),
        mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
        type: z.enum(['blob', 'tree', 'commit']).optional(),
        sha: sha.nullish(),
        content: z.string().optional(),
      }),
    )
    .min(1),
});

const person = z
  .object({
    name: z.string(),
    email: z.string(),
    date: z.coerce.date().optional(),
  })
  .nullish();

const newCommit = z.object({
  message: z.string(),
  tree: sha,
  parents: z.array(sha).default([]),
  author: person,
  committer: person,
});

const newRef = z.object({ ref: z.string(), sha });
const refPatch = z.object({ sha, force: z.boolean().default(false) });

const under = '/repos/{owner}/{repo}/git';

export const gitDataRoutes: Route[] = [
  repositoryRoute(`GET ${under}/blobs/{file_sha}`, 'pull', getBlob),
  repositoryRoute(`POST ${under}/blobs`, 'push', createBlob),
  repositoryRoute(`GET ${under}/trees/{tree_sha}`, 'pull', getTree),
  repositoryRoute(`POST ${under}/trees`, 'push', createTree),
  repositoryRoute(`GET ${under}/commits/{commit_sha}`, 'pull', getCommit),
  repositoryRoute(`POST ${under}/commits`, 'push', createCommit),
  repositoryRoute(`GET ${under}/ref/{ref}`, 'pull', getRef),
  repositoryRoute(`GET ${under}/matching-refs/{ref}`, 'pull', matchingRefs),
  repositoryRoute(`POST ${under}/refs`, 'push', createRef),
  repositoryRoute(`PATCH ${under}/refs/{ref}`, 'push', patchRef),
  repositoryRoute(`DELETE ${under}/refs/{ref}`, 'push', removeRef),
];

async function getBlob(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const id = params.file_sha;
  const blob = isSha(id) && (await forge.repositories.git(repository).blob(id));
  if (!blob) throw notFound();
  return json({
    sha: id,
    node_id: nodeId('Blob', id),
    size: blob.content.length,
    url: `${forge.urls.repositoryApi(repository)}/git/blobs/${id}`,
    content: base64Lines(blob.content),
    encoding: 'base64',
  });
}

async function createBlob(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { content, encoding } = request.parse(newBlob);
  const { directory } = request.forge.repositories.git(repository);
  const [id] = await importBlobs(directory, [Buffer.from(content, encoding)]);
  const api = request.forge.urls.repositoryApi(repository);
  return created({ sha: id, url: `${api}/git/blobs/${id}` });
}

async function getTree(
  { forge, params, url }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = forge.repositories.git(repository);
  const id = isSha(params.tree_sha)
    ? params.tree_sha
    : await git.resolve(params.tree_sha);
  const tree = id && (await git.treeId(id));
  if (!id || !tree) throw notFound();
  const recursive = url.searchParams.has('recursive');
  const entries = await git.tree(tree, { recursive });
  return json(treeView(forge, repository, tree, entries));
}

async function createTree(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge } = request;
  const git = forge.repositories.git(repository);
  const body = request.parse(newTree);
  const base = body.base_tree && (await treeOf(git, body.base_tree));
  const inline = body.tree.filter(entry => entry.content !== undefined);
  const written = await importBlobs(
    git.directory,
    inline.map(entry => Buffer.from(entry.content ?? '')),
  );
  const changes = body.tree.map(entry => {
    const fresh = inline.indexOf(entry);
    const id = fresh < 0 ? entry.sha : written[fresh];
    return {
      path: repositoryPath(entry.path),
      mode: entry.mode,
      sha: id ?? null,
    };
  });
  const tree = await writeTree(git, base || undefined, changes);
  const entries = await git.tree(tree);
  return created(treeView(forge, repository, tree, entries));
}

async function treeOf(git: GitRepository, id: string): Promise<string> {
  const tree = isSha(id) && (await git.treeId(id));
  if (!tree) throw validationFailed('base_tree is not a valid tree oid');
  return tree;
}

async function getCommit(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = forge.repositories.git(repository);
  const found =
    isSha(params.commit_sha) && (await git.resolve(params.commit_sha));
  const commit = found && (await git.commit(found));
  if (!commit) throw notFound();
  return json(gitCommitView(forge, repository, commit));
}

async function createCommit(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(newCommit);
  const git = forge.repositories.git(repository);
  for (const object of [body.tree, ...body.parents]) {
    if (!(await git.treeId(object))) {
      throw validationFailed(`Object does not exist: ${object}`);
    }
  }
  const self = signatureOf(forge, caller.login);
  const sign = (input: z.output<typeof person>) =>
    input && { ...input, at: input.date ?? self.at };
  const author = sign(body.author) ?? self;
  const id = await writeCommit(git, {
    tree: body.tree,
    parents: body.parents,
    message: body.message,
    author,
    committer: sign(body.committer) ?? author,
  });
  const commit = await git.commit(id);
  if (!commit) throw notFound();
  return created(gitCommitView(forge, repository, commit));
}

async function getRef(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const ref = `refs/${params.ref}`;
  const refs = await forge.repositories.git(repository).refs();
  if (refs.size === 0) throw new GithubError(409, 'Git Repository is empty.');
  const id = refs.get(ref);
  if (!id) throw notFound();
  return json(refView(forge, repository, ref, id));
}

async function matchingRefs(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const refs = await forge.repositories.git(repository).refs();
  return json(
    [...refs]
      .filter(([ref]) => ref.startsWith(`refs/${params.ref}`))
      .map(([ref, id]) => refView(forge, repository, ref, id)),
  );
}

async function createRef(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(newRef);
  const git = forge.repositories.git(repository);
  if (!/^refs\/(heads|tags)\//.test(body.ref) || !isRevisionName(body.ref)) {
    throw validationFailed('Reference name is not valid');
  }
  await requireObject(git, body.sha);
  await writeRepository(forge, repository, caller.login, async () => {
    if ((await git.refs()).has(body.ref)) {
      throw validationFailed('Reference already exists');
    }
    await updateRef(git, body.ref, body.sha);
  });
  return created(refView(forge, repository, body.ref, body.sha));
}

async function patchRef(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller, params } = request;
  const body = request.parse(refPatch);
  const ref = `refs/${params.ref}`;
  const git = forge.repositories.git(repository);
  refuseLocked(forge, repository, caller, params.ref.replace(/^heads\//, ''));
  await requireObject(git, body.sha);
  await writeRepository(forge, repository, caller.login, async () => {
    const current = (await git.refs()).get(ref);
    if (!current) throw validationFailed('Reference does not exist');
    if (!body.force && !(await git.isAncestor(current, body.sha))) {
      throw validationFailed('Update is not a fast forward');
    }
    await updateRef(git, ref, body.sha, current);
  });
  return json(refView(forge, repository, ref, body.sha));
}

async function removeRef(
  { forge, caller, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const ref = `refs/${params.ref}`;
  const git = forge.repositories.git(repository);
  refuseLocked(forge, repository, caller, params.ref.replace(/^heads\//, ''));
  await writeRepository(forge, repository, caller.login, async () => {
    if (!(await git.refs()).has(ref)) {
      throw validationFailed('Reference does not exist');
    }
    await deleteRef(git, ref);
  });
  return noContent();
}

async function requireObject(git: GitRepository, id: string): Promise<void> {
  if (!(await git.resolve(id))) throw validationFailed('Object does not exist');
}
