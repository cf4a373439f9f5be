// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import type { RepositoryRecord, RunRecord, WorkflowRecord } from '../store';
import { withCalls } from './calls';
import type { Context } from './expressions';
import { planRun, type RunPlan } from './plan';
import {
  parseWorkflow,
  type ReferencedWorkflow,
  type Workflow,
} from './Workflow';

const DIRECTORY = '.github/workflows';

/** The valid workflows of a commit. */
export async function workflowsAt(
  forge: Forge,
  repository: RepositoryRecord,
  sha: string,
): Promise<Workflow[]> {
  const git = forge.repositories.git(repository);
  const directory = await git.entry(sha, DIRECTORY);
  if (directory?.type !== 'tree') return [];
  const found: Workflow[] = [];
  for (const entry of await git.tree(directory.sha)) {
    if (entry.type !== 'blob' || !/\.ya?ml$/.test(entry.path)) continue;
    const blob = await git.blob(entry.sha);
    const workflow =
      blob &&
      parseWorkflow(`${DIRECTORY}/${entry.path}`, blob.content.toString());
    if (workflow) {
      found.push(await withCalls(forge, workflow, { repository, sha }));
    }
  }
  return found;
}

export async function workflowAt(
  forge: Forge,
  repository: RepositoryRecord,
  sha: string,
  path: string,
  pinned?: ReferencedWorkflow[],
): Promise<Workflow | undefined> {
  const blob = await forge.repositories.git(repository).file(sha, path);
  const workflow = blob && parseWorkflow(path, blob.content.toString());
  return workflow && withCalls(forge, workflow, { repository, sha }, pinned);
}

/** The record that gives a workflow's file its lasting id. */
export function workflowRecord(
  forge: Forge,
  repository: RepositoryRecord,
  workflow: Pick<Workflow, 'name' | 'path'>,
): WorkflowRecord {
  const { workflows } = forge.store;
  const key = `${repository.id}:${workflow.path}`;
  const known = workflows.get(key);
  if (known && known.name === workflow.name) return known;
  const at = timestamp(forge.clock.now());
  return workflows.put(key, {
    id: known?.id ?? forge.store.nextId(),
    repositoryId: repository.id,
    path: workflow.path,
    name: workflow.name,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
  });
}

/** What a run does, read from its file at its commit. */
export async function planOf(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
): Promise<RunPlan> {
  const workflow = await workflowAt(
    forge,
    repository,
    run.sha,
    run.workflow,
    run.referenced,
  );
  return workflow
    ? planRun(workflow, contextOf(run))
    : { jobs: [], seconds: 0, conclusion: 'success' };
}

export function contextOf(
  run: Pick<RunRecord, 'event' | 'branch' | 'sha' | 'actor' | 'inputs'> & {
    upstream?: string;
  },
): Context {
  const inputs = Object.entries(run.inputs ?? {}).flatMap(([name, value]) => [
    [`inputs.${name}`, value],
    [`github.event.inputs.${name}`, value],
  ]);
  return {
    'github.event_name': run.event,
    'github.ref': `refs/heads/${run.branch}`,
    'github.ref_name': run.branch,
    'github.sha': run.sha,
    'github.actor': run.actor,
    ...(run.upstream && {
      'github.event.workflow_run.conclusion': run.upstream,
      'github.event.workflow_run.head_branch': run.branch,
    }),
    ...Object.fromEntries(inputs),
  };
}
