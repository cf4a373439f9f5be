// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { formToken } from '../../pages/renderDocument';
import { timeOf } from '../../pages/timeOf';
import { dispatchWorkflow } from '../actions/dispatch';
import type { JobState, Stage } from '../actions/jobs';
import { progressOf } from '../actions/plan';
import type { Workflow } from '../actions/Workflow';
import { workflowAt } from '../actions/workflowFiles';
import type { Forge } from '../Forge';
import { notFound } from '../http/GithubError';
import { jobsOf, runsOf } from '../routes/actions';
import { workflowsOf } from '../routes/workflows';
import { requireOwned, type RepositoryRecord, type RunRecord } from '../store';
import { pathOf, renderPage, type PageRequest } from './layout';
import { repositoryPage, requirePush, type PageRoute } from './routing';

const under = '/{owner}/{repo}/actions';

export const actionPages: PageRoute[] = [
  repositoryPage(`GET ${under}`, showActions),
  repositoryPage(`GET ${under}/runs/{run}`, showRun),
  repositoryPage(`GET ${under}/runs/{run}/job/{job}`, showRun),
  repositoryPage(`POST ${under}/runs/{run}/rerun`, rerun),
  repositoryPage(`GET ${under}/workflows/{file}`, showWorkflow),
  repositoryPage(`POST ${under}/workflows/{file}/dispatches`, dispatch),
];

async function showActions(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge } = request;
  const workflows = await workflowsOf(forge, repository);
  return renderPage(request, {
    title: 'Actions',
    repository,
    section: 'Actions',
    body: html`<h1>Actions</h1>
      <h2>Workflows</h2>
      <ul class="rows">
        ${workflows.map(
          ({ name, path }) =>
            html`<li>
              <a href="${pathOf(repository)}/actions/workflows/${fileOf(path)}"
                >${name}</a
              >
              <span class="detail">${path}</span>
            </li>`,
        )}
      </ul>
      <h2>Runs</h2>
      ${runList(forge, repository, runsOf(forge, repository).slice(0, 50))}`,
  });
}

export function runList(
  forge: Forge,
  repository: RepositoryRecord,
  runs: RunRecord[],
): Html {
  if (runs.length === 0) return html`<p>Nothing has run yet.</p>`;
  return html`<ul class="rows">
    ${runs.map(
      run => html`<li>
        <span>
          ${outcome(forge, run)}
          <a href="${pathOf(repository)}/actions/runs/${run.id}"
            >${run.title}</a
          >
        </span>
        <span class="detail">
          ${run.workflowName} #${run.runNumber}, ${run.event} by ${run.actor},
          ${timeOf(run.attempts[0].queuedAt)}
        </span>
      </li>`,
    )}
  </ul>`;
}

function outcome(forge: Forge, run: RunRecord): Html {
  const last = run.attempts[run.attempts.length - 1];
  const progress = progressOf(last, forge.clock.now());
  const word = progress === 'completed' ? last.conclusion : progress;
  return html`<strong class="${word}">${word.replace('_', ' ')}</strong>`;
}

async function showRun(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, visitor } = request;
  const run = runOf(request, repository);
  const jobs = await jobsOf(forge, repository, run);
  const base = pathOf(repository);
  return renderPage(request, {
    title: run.title,
    repository,
    section: 'Actions',
    body: html`<h1>${run.title}</h1>
      <p>
        ${outcome(forge, run)} ·
        <a href="${base}/actions/workflows/${fileOf(run.workflow)}"
          >${run.workflowName}</a
        >
        #${run.runNumber}, attempt ${run.attempts.length}, ${run.event} by
        ${run.actor} on <code>${run.branch}</code> at
        <a href="${base}/commit/${run.sha}"
          ><code>${run.sha.slice(0, 7)}</code></a
        >, ${timeOf(run.attempts[run.attempts.length - 1].queuedAt)}
      </p>
      <p><a href="${request.url.pathname}">Refresh</a></p>
      <form method="post" action="${base}/actions/runs/${run.id}/rerun">
        ${formToken(visitor)}<button>Run again</button>
      </form>
      ${jobs.map(jobSection)}`,
  });
}

function jobSection(job: JobState): Html {
  const { environment } = job.plan;
  return html`<section>
    <h2>${job.name} <span class="tag">${stageWord(job)}</span></h2>
    ${environment && html`<p>Deploys to ${environment.name}.</p>`}
    <ol>
      ${job.steps.map(stepOf)}
    </ol>
  </section>`;
}

function stageWord(stage: Stage): string {
  return (stage.conclusion ?? stage.status).replace('_', ' ');
}

/** The commands that the step stands for. Nothing was executed, so there is no output. */
function stepOf(step: JobState['steps'][number]): Html {
  const hasRun = step.startedAt && step.conclusion !== 'skipped';
  const log = (step.command ?? '')
    .trim()
    .split('\n')
    .map(line => `${step.startedAt?.toISOString()} ${line}`)
    .join('\n');
  return html`<li>
    <h3>${step.name} <span class="detail">${stageWord(step)}</span></h3>
    ${hasRun && step.command && html`<pre tabindex="0">${log}</pre>`}
  </li>`;
}

async function rerun(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, visitor } = request;
  const run = runOf(request, repository);
  requirePush(request, repository);
  await forge.runs.rerun(repository, run, visitor.login);
  return redirect(`${pathOf(repository)}/actions/runs/${run.id}`, 303);
}

async function showWorkflow(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge } = request;
  const workflow = await workflowOf(request, repository);
  const runs = runsOf(forge, repository).filter(
    run => run.workflow === workflow.path,
  );
  const file = `${pathOf(repository)}/blob/${repository.defaultBranch}/${
    workflow.path
  }`;
  return renderPage(request, {
    title: workflow.name,
    repository,
    section: 'Actions',
    body: html`<h1>${workflow.name}</h1>
      <p><a href="${file}">${workflow.path}</a></p>
      ${workflow.on.workflow_dispatch &&
      (await dispatchForm(request, repository, workflow))}
      <h2>Runs</h2>
      ${runList(forge, repository, runs.slice(0, 50))}`,
  });
}

async function dispatchForm(
  { forge, visitor, url }: PageRequest,
  repository: RepositoryRecord,
  workflow: Workflow,
): Promise<Html> {
  const git = forge.repositories.git(repository);
  const refs = await git.refs('refs/heads/');
  const branches = [...refs.keys()].map(ref => ref.slice('refs/heads/'.length));
  const inputs = Object.entries(workflow.on.workflow_dispatch.inputs ?? {});
  return html`<h2>Run it</h2>
    <form class="stack" method="post" action="${url.pathname}/dispatches">
      ${formToken(visitor)}
      <label
        >Branch
        <select name="ref">
          ${branches.map(
            name =>
              html`<option
                ${name === repository.defaultBranch && html`selected`}
              >
                ${name}
              </option>`,
          )}
        </select>
      </label>
      ${inputs.map(
        ([name, input]) =>
          html`<label
            >${('description' in input && input.description) || name}
            <input
              name="input.${name}"
              value="${'default' in input && input.default}"
              ${input.required && html`required`}
            />
          </label>`,
      )}
      <p><button class="primary">Run workflow</button></p>
    </form>`;
}

async function dispatch(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, visitor, form } = request;
  requirePush(request, repository);
  const { path } = await workflowOf(request, repository);
  const inputs = [...form]
    .filter(([name, value]) => name.startsWith('input.') && value !== '')
    .map(([name, value]) => [name.slice('input.'.length), value]);
  const run = await dispatchWorkflow(forge, repository, {
    path,
    ref: form.get('ref') ?? repository.defaultBranch,
    inputs: Object.fromEntries(inputs),
    actor: visitor.login,
  });
  return redirect(`${pathOf(repository)}/actions/runs/${run.id}`, 303);
}

async function workflowOf(
  { forge, params }: PageRequest,
  repository: RepositoryRecord,
): Promise<Workflow> {
  const git = forge.repositories.git(repository);
  const tip = await git.branch(repository.defaultBranch);
  const path = `.github/workflows/${params.file}`;
  const found = tip && (await workflowAt(forge, repository, tip, path));
  if (!found) throw notFound();
  return found;
}

function runOf(
  { forge, params }: PageRequest,
  repository: RepositoryRecord,
): RunRecord {
  return requireOwned(forge.store.runs, params.run, repository);
}

function fileOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
