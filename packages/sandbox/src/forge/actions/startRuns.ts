// SPDX-License-Identifier: Apache-2.0
import type { PullEvent, PushEvent, RunEvent } from '../events/ForgeEvents';
import type { Forge } from '../Forge';
import { changedFiles, NO_COMMIT } from '../git';
import { isTriggered, looksAtPaths } from './triggers';
import { workflowsAt } from './workflowFiles';

/** Starts the workflows that ask to run on what happens. */
export function startRunsOnEvents(forge: Forge): void {
  forge.events.listen('push', event => onPush(forge, event));
  forge.events.listen('pull_request', event => onPull(forge, event));
  forge.events.listen('workflow_run', event => onRun(forge, event));
}

async function onPush(
  forge: Forge,
  { repository, ref, before, after, sender }: PushEvent,
): Promise<void> {
  if (after === NO_COMMIT) return;
  const git = forge.repositories.git(repository);
  const commit = await git.commit(after);
  if (!commit || /\[(skip ci|ci skip)\]/.test(commit.message)) return;
  const workflows = await workflowsAt(forge, repository, after);
  if (workflows.length === 0) return;
  const from = before === NO_COMMIT ? undefined : before;
  const paths = workflows.some(workflow => looksAtPaths(workflow, 'push'))
    ? (await changedFiles(git, from, after)).map(file => file.path)
    : [];
  for (const workflow of workflows) {
    if (!isTriggered(workflow, { event: 'push', ref, paths })) continue;
    forge.runs.start(repository, {
      workflow,
      event: 'push',
      title: commit.message.split('\n')[0],
      branch: ref.replace(/^refs\/(heads|tags)\//, ''),
      sha: after,
      actor: sender,
    });
  }
}

async function onPull(
  forge: Forge,
  { repository, action, pull, sender }: PullEvent,
): Promise<void> {
  const git = forge.repositories.git(repository);
  const workflows = await workflowsAt(forge, repository, pull.headSha);
  const base = await git.mergeBase(pull.baseSha, pull.headSha);
  const paths = workflows.some(workflow =>
    looksAtPaths(workflow, 'pull_request'),
  )
    ? (await changedFiles(git, base, pull.headSha)).map(file => file.path)
    : [];
  for (const workflow of workflows) {
    const isWanted = isTriggered(workflow, {
      event: 'pull_request',
      type: action,
      base: pull.base,
      paths,
    });
    if (!isWanted) continue;
    forge.runs.start(repository, {
      workflow,
      event: 'pull_request',
      title: pull.title,
      branch: pull.head,
      sha: pull.headSha,
      actor: sender,
      pull: pull.number,
    });
  }
}

/** GitHub reads workflows that follow another from the default branch. */
async function onRun(
  forge: Forge,
  { repository, action, run, sender }: RunEvent,
): Promise<void> {
  const git = forge.repositories.git(repository);
  const sha = await git.branch(repository.defaultBranch);
  if (!sha || run.event === 'workflow_run') return;
  for (const workflow of await workflowsAt(forge, repository, sha)) {
    const isWanted = isTriggered(workflow, {
      event: 'workflow_run',
      type: action,
      workflow: run.workflowName,
      branch: run.branch,
    });
    if (!isWanted) continue;
    forge.runs.start(repository, {
      workflow,
      event: 'workflow_run',
      title: run.title,
      branch: repository.defaultBranch,
      sha,
      actor: sender,
      upstream: run.attempts.at(-1)?.conclusion,
    });
  }
}
