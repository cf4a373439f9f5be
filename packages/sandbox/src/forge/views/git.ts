// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import type { ChangedFile, GitCommit, Signature, TreeEntry } from '../git';
import type { RepositoryRecord } from '../store';
import { simpleUser } from './accounts';
import { nodeId } from './Urls';

const UNVERIFIED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

const signatureView = ({ name, email, at }: Signature) => ({
  name,
  email,
  date: timestamp(at),
});

/** The account behind an e-mail address, as GitHub finds it for a commit's author. */
export function loginOf(forge: Forge, email: string): string | undefined {
  return forge.store.users
    .values()
    .find(user => user.email.toLowerCase() === email.toLowerCase())?.login;
}

/** An element of `GET /repos/{owner}/{repo}/commits`. */
export function commitView(
  forge: Forge,
  repository: RepositoryRecord,
  commit: GitCommit,
) {
  const api = forge.urls.repositoryApi(repository);
  const page = `${forge.urls.repository(repository)}/commit`;
  const account = (email: string) => {
    const login = loginOf(forge, email);
    return login ? simpleUser(forge, login) : null;
  };
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: signatureView(commit.author),
      committer: signatureView(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: UNVERIFIED,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/${sha}`,
    })),
  };
}

/** An object of `/git/commits`. */
export function gitCommitView(
  forge: Forge,
  repository: RepositoryRecord,
  commit: GitCommit,
) {
  const { commit: inner, ...outer } = commitView(forge, repository, commit);
  return {
    sha: commit.sha,
    node_id: outer.node_id,
    url: inner.url,
    html_url: outer.html_url,
    author: inner.author,
    committer: inner.committer,
    tree: inner.tree,
    message: commit.message,
    parents: outer.parents,
    verification: UNVERIFIED,
  };
}

export function changedFileView(
  forge: Forge,
  repository: RepositoryRecord,
  commit: string,
  file: ChangedFile,
) {
  const api = forge.urls.repositoryApi(repository);
  const page = forge.urls.repository(repository);
  const path = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${commit}`,
    ...(file.patch !== undefined && { patch: file.patch }),
  };
}

export function refView(
  forge: Forge,
  repository: RepositoryRecord,
  ref: string,
  sha: string,
) {
  const api = forge.urls.repositoryApi(repository);
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${api}/git/${ref}`,
    object: { sha, type: 'commit', url: `${api}/git/commits/${sha}` },
  };
}

export function treeView(
  forge: Forge,
  repository: RepositoryRecord,
  sha: string,
  entries: TreeEntry[],
) {
  const api = forge.urls.repositoryApi(repository);
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    tree: entries.map(entry => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size !== undefined && { size: entry.size }),
      url: `${api}/git/${entry.type}s/${entry.sha}`,
    })),
    truncated: false,
  };
}

/** What stands at a path, without its content. */
export function contentView(
  forge: Forge,
  repository: RepositoryRecord,
  ref: string,
  entry: TreeEntry,
) {
  const api = forge.urls.repositoryApi(repository);
  const page = forge.urls.repository(repository);
  const path = encodePath(entry.path);
  const url = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const isFile = entry.type === 'blob';
  const gitUrl = `${api}/git/${entry.type}s/${entry.sha}`;
  const htmlUrl = `${page}/${isFile ? 'blob' : 'tree'}/${ref}/${path}`;
  return {
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url: isFile ? `${page}/raw/${ref}/${path}` : null,
    type: contentType(entry),
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

export function fileContentView(
  forge: Forge,
  repository: RepositoryRecord,
  ref: string,
  entry: TreeEntry,
  content: Buffer,
) {
  return {
    ...contentView(forge, repository, ref, entry),
    content: base64Lines(content),
    encoding: 'base64',
  };
}

/** GitHub breaks base64 into lines of sixty characters. */
export function base64Lines(content: Buffer): string {
  return content.toString('base64').replace(/.{60}/g, '$&\n');
}

export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function contentType({ type, mode }: TreeEntry): string {
  if (type === 'tree') return 'dir';
  if (type === 'commit') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}
