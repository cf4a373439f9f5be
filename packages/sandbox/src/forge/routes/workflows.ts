// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, noContent, type Reply } from '../../http/Reply';
import { dispatchWorkflow } from '../actions/dispatch';
import { workflowRecord, workflowsAt } from '../actions/workflowFiles';
import type { Forge } from '../Forge';
import { notFound } from '../http/GithubError';
import { countedReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord, WorkflowRecord } from '../store';
import { workflowView } from '../views/actions';
import { listRuns, runsOf } from './actions';

const under = '/repos/{owner}/{repo}/actions/workflows';

const dispatch = z.object({
  ref: z.string(),
  inputs: z.record(z.coerce.string()).nullish(),
  return_run_details: z.boolean().default(false),
});

export const workflowRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', async (request, repository) => {
    const { forge, url } = request;
    return countedReply(
      url,
      'workflows',
      await workflowsOf(forge, repository),
      workflow => workflowView(forge, repository, workflow),
    );
  }),
  repositoryRoute(
    `GET ${under}/{workflow_id}`,
    'pull',
    async (request, repository) => {
      const workflow = await requireWorkflow(request, repository);
      return json(workflowView(request.forge, repository, workflow));
    },
  ),
  repositoryRoute(
    `GET ${under}/{workflow_id}/runs`,
    'pull',
    async (request, repository) => {
      const workflow = await requireWorkflow(request, repository);
      const runs = runsOf(request.forge, repository).filter(
        run => run.workflowId === workflow.id,
      );
      return listRuns(request, repository, runs);
    },
  ),
  repositoryRoute(`POST ${under}/{workflow_id}/dispatches`, 'push', start),
];

/** The workflows of the default branch, and those that ran before and are gone. */
export async function workflowsOf(
  forge: Forge,
  repository: RepositoryRecord,
): Promise<WorkflowRecord[]> {
  const git = forge.repositories.git(repository);
  const tip = await git.branch(repository.defaultBranch);
  const present = tip ? await workflowsAt(forge, repository, tip) : [];
  for (const workflow of present) workflowRecord(forge, repository, workflow);
  return forge.store.workflows
    .values()
    .filter(workflow => workflow.repositoryId === repository.id);
}

/** By number, or by the file's name. */
async function requireWorkflow(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<WorkflowRecord> {
  const wanted = params.workflow_id;
  const found = (await workflowsOf(forge, repository)).find(
    ({ id, path }) =>
      String(id) === wanted || path === `.github/workflows/${wanted}`,
  );
  if (!found) throw notFound();
  return found;
}

async function start(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const { ref, inputs, ...body } = request.parse(dispatch);
  const { path } = await requireWorkflow(request, repository);
  const run = await dispatchWorkflow(forge, repository, {
    path,
    ref,
    inputs: inputs ?? {},
    actor: caller.login,
  });
  if (!body.return_run_details) return noContent();
  const api = forge.urls.repositoryApi(repository);
  return json({
    workflow_run_id: run.id,
    run_url: `${api}/actions/runs/${run.id}`,
    html_url: `${forge.urls.repository(repository)}/actions/runs/${run.id}`,
  });
}
