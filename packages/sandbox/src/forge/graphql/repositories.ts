// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import type { GitRepository } from '../git';
import type { PullRecord, RepositoryRecord } from '../store';
import { nodeId } from '../views/Urls';
import { connection, type ConnectionArguments } from './connection';

export function repositoryNode(
  forge: Forge,
  record: RepositoryRecord,
  owner: () => object | undefined,
): object {
  const git = forge.repositories.git(record);
  return {
    id: nodeId('Repository', record.id),
    databaseId: record.id,
    name: record.name,
    nameWithOwner: `${record.owner}/${record.name}`,
    description: record.description,
    homepageUrl: record.homepage,
    url: forge.urls.repository(record),
    isArchived: record.archived,
    isFork: record.forkOf !== undefined,
    isPrivate: record.visibility !== 'public',
    visibility: record.visibility.toUpperCase(),
    createdAt: record.createdAt,
    pushedAt: record.pushedAt,
    owner,
    repositoryTopics: (args: ConnectionArguments) =>
      connection(
        record.topics.map(name => ({ topic: { name } })),
        args,
      ),
    defaultBranchRef: () => refNode(forge, record, record.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(forge, record, qualifiedName.replace(/^refs\/heads\//, '')),
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      gitObject(forge, record, git, expression ?? oid ?? 'HEAD'),
  };
}

async function refNode(forge: Forge, record: RepositoryRecord, name: string) {
  const git = forge.repositories.git(record);
  const sha = await git.branch(name);
  if (!sha) return null;
  return {
    id: nodeId('Ref', `${record.id}:${name}`),
    name,
    prefix: 'refs/heads/',
    target: () => commitNode(forge, record, git, sha),
    associatedPullRequests: (
      args: ConnectionArguments & { states?: string[] | null },
    ) =>
      connection(
        forge.store.pulls
          .values()
          .filter(
            pull =>
              pull.repositoryId === record.id &&
              pull.head === name &&
              (!args.states || args.states.includes(pullState(pull))),
          )
          .map(pull => pullNode(forge, record, pull)),
        args,
      ),
  };
}

function pullNode(forge: Forge, record: RepositoryRecord, pull: PullRecord) {
  return {
    id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    url: `${forge.urls.repository(record)}/pull/${pull.number}`,
    state: pullState(pull),
  };
}

function pullState(pull: PullRecord): string {
  if (pull.mergedAt) return 'MERGED';
  return pull.closedAt ? 'CLOSED' : 'OPEN';
}

/** What `<revision>` or `<revision>:<path>` names. */
async function gitObject(
  forge: Forge,
  record: RepositoryRecord,
  git: GitRepository,
  expression: string,
) {
  const colon = expression.indexOf(':');
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const commit = await git.resolve(revision);
  if (!commit) return null;
  if (colon < 0) return commitNode(forge, record, git, commit);
  const entry = await git.entry(commit, expression.slice(colon + 1));
  if (!entry) return null;
  if (entry.type !== 'blob') {
    return {
      __typename: 'Tree',
      id: nodeId('Tree', entry.sha),
      oid: entry.sha,
    };
  }
  return blobNode(git, entry.sha);
}

async function blobNode(git: GitRepository, sha: string) {
  const content = (await git.blob(sha))?.content ?? Buffer.alloc(0);
  const isBinary = content.includes(0);
  return {
    __typename: 'Blob',
    id: nodeId('Blob', sha),
    oid: sha,
    byteSize: content.length,
    isBinary,
    text: isBinary ? null : content.toString(),
  };
}

async function commitNode(
  forge: Forge,
  record: RepositoryRecord,
  git: GitRepository,
  sha: string,
) {
  const commit = await git.commit(sha);
  return (
    commit && {
      __typename: 'Commit',
      id: nodeId('Commit', sha),
      oid: sha,
      url: `${forge.urls.repository(record)}/commit/${sha}`,
      message: commit.message,
      committedDate: timestamp(commit.committer.at),
    }
  );
}
