// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { validationFailed } from '../http/GithubError';
import type { RepositoryRecord, RunRecord } from '../store';
import type { Trigger } from './Workflow';
import { workflowAt } from './workflowFiles';

export interface Dispatch {
  /** Of the workflow's file. */
  path: string;
  ref: string;
  inputs: Record<string, string>;
  actor: string;
}

/** Starts a workflow by hand. @throws GithubError 422 in GitHub's words */
export async function dispatchWorkflow(
  forge: Forge,
  repository: RepositoryRecord,
  { path, ref, inputs, actor }: Dispatch,
): Promise<RunRecord> {
  const branch = ref.replace(/^refs\/(heads|tags)\//, '');
  const sha = await forge.repositories.git(repository).resolve(branch);
  if (!sha) throw validationFailed(`No ref found for: ${ref}`);
  const workflow = await workflowAt(forge, repository, sha, path);
  const trigger = workflow?.on.workflow_dispatch;
  if (!workflow || !trigger) {
    throw validationFailed(
      "Workflow does not have 'workflow_dispatch' trigger",
    );
  }
  return forge.runs.start(repository, {
    workflow,
    event: 'workflow_dispatch',
    title: workflow.name,
    branch,
    sha,
    actor,
    inputs: completeInputs(trigger, inputs),
  });
}

function completeInputs(
  trigger: Trigger,
  given: Record<string, string>,
): Record<string, string> {
  const declared = trigger.inputs ?? {};
  const unexpected = Object.keys(given).filter(name => !(name in declared));
  if (unexpected.length > 0) {
    throw validationFailed(
      `Unexpected inputs provided: ${JSON.stringify(unexpected)}`,
    );
  }
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(declared)) {
    const value =
      given[name] ?? ('default' in input ? input.default : undefined);
    if (input.required && !value) {
      throw validationFailed(`Required input '${name}' not provided`);
    }
    if (value !== undefined) inputs[name] = value;
  }
  return inputs;
}
