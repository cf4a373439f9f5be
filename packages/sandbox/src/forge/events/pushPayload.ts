// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { timestamp } from '../Forge';
import {
  changedPaths,
  NO_COMMIT,
  type GitCommit,
  type Signature,
} from '../git';
import { loginOf } from '../views/git';
import { hookContext } from '../views/repositories';
import type { PushEvent } from './ForgeEvents';

/** GitHub lists no more than this. */
const MOST_COMMITS = 2048;

/** The payload of `push`. Its `repository` says some things otherwise than all other payloads. */
export async function pushPayload(forge: Forge, event: PushEvent) {
  const { repository, ref, before, after, sender } = event;
  const isCreated = before === NO_COMMIT;
  const isDeleted = after === NO_COMMIT;
  const commits = isDeleted ? [] : await commitsOf(forge, event);
  const page = forge.urls.repository(repository);
  const context = hookContext(forge, repository, sender);
  const user = forge.store.users.get(sender);
  return {
    ref,
    before,
    after,
    created: isCreated,
    deleted: isDeleted,
    forced: await isForced(forge, event),
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: sender, email: user?.email ?? null },
    ...context,
    repository: {
      ...context.repository,
      owner: {
        ...context.repository.owner,
        name: repository.owner,
        email: null,
      },
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(repository.pushedAt),
      stargazers: 0,
      master_branch: repository.defaultBranch,
    },
  };
}

async function commitsOf(forge: Forge, event: PushEvent) {
  const git = forge.repositories.git(event.repository);
  const known =
    event.before === NO_COMMIT ? await elsewhere(forge, event) : event.before;
  const newestFirst = await git.log(event.after, {
    not: known,
    limit: MOST_COMMITS,
  });
  return Promise.all(
    newestFirst.reverse().map(commit => commitPayload(forge, event, commit)),
  );
}

/** A new branch brings only what the default branch did not have. */
async function elsewhere(
  forge: Forge,
  { repository, ref }: PushEvent,
): Promise<string | undefined> {
  if (ref === `refs/heads/${repository.defaultBranch}`) return undefined;
  return forge.repositories.git(repository).branch(repository.defaultBranch);
}

async function commitPayload(
  forge: Forge,
  { repository }: PushEvent,
  commit: GitCommit,
) {
  const git = forge.repositories.git(repository);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: timestamp(commit.committer.at),
    url: `${forge.urls.repository(repository)}/commit/${commit.sha}`,
    author: signaturePayload(forge, commit.author),
    committer: signaturePayload(forge, commit.committer),
    ...(await changedPaths(git, commit)),
  };
}

function signaturePayload(forge: Forge, { name, email }: Signature) {
  const username = loginOf(forge, email);
  return { name, email, ...(username && { username }) };
}

async function isForced(
  forge: Forge,
  { repository, before, after }: PushEvent,
): Promise<boolean> {
  if (before === NO_COMMIT || after === NO_COMMIT) return false;
  const git = forge.repositories.git(repository);
  return !(await git.isAncestor(before, after));
}

function seconds(at: string): number {
  return Math.floor(new Date(at).getTime() / 1000);
}
