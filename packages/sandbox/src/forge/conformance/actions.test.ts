// SPDX-License-Identifier: Apache-2.0
import type { Octokit } from '@octokit/rest';
import { Conformance } from '../__testUtils__/Conformance';
import { routeGroups } from './routeGroups';
import { on } from '../__testUtils__/conformanceStory';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let conformance: Conformance;
let github: Octokit;

beforeAll(async () => {
  conformance = await Conformance.start();
  github = conformance.client();
});

afterAll(() => conformance.close());

it('workflows and their runs', async () => {
  await github.rest.actions.listRepoWorkflows(on);
  const workflow = { ...on, workflow_id: 'ci.yaml' };
  await github.rest.actions.getWorkflow(workflow);
  await github.rest.actions.createWorkflowDispatch({
    ...workflow,
    ref: 'main',
  });
  const { data } = await github.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...workflow, ref: 'main', return_run_details: true },
  );
  const started = data as unknown as { workflow_run_id: number };
  await github.rest.actions.listWorkflowRuns(workflow);
  const run = { ...on, run_id: started.workflow_run_id };
  await github.rest.actions.cancelWorkflowRun(run);
  await github.rest.actions.reRunWorkflow(run);
  conformance.forge.clock.advance(600);
  await github.rest.actions.reRunWorkflowFailedJobs(run);
  conformance.forge.clock.advance(600);
  await github.rest.actions.listWorkflowRunsForRepo(on);
  await github.rest.actions.getWorkflowRun(run);
  await github.rest.actions.getWorkflowRunAttempt({
    ...run,
    attempt_number: 1,
  });
  const jobs = await github.rest.actions.listJobsForWorkflowRun(run);
  await github.rest.actions.listJobsForWorkflowRunAttempt({
    ...run,
    attempt_number: 1,
  });
  await github.rest.actions.getJobForWorkflowRun({
    ...on,
    job_id: jobs.data.jobs[0].id,
  });
  expect(conformance.problems()).toEqual([]);
});

it('deployments and environments', async () => {
  const staging = { ...on, environment_name: 'staging' };
  await github.rest.repos.createOrUpdateEnvironment(staging);
  await github.rest.repos.getEnvironment(staging);
  await github.rest.repos.getAllEnvironments(on);
  const { data } = await github.rest.repos.createDeployment({
    ...on,
    ref: 'main',
    environment: 'staging',
    required_contexts: [],
  });
  const deployment = { ...on, deployment_id: (data as { id: number }).id };
  await github.rest.repos.createDeploymentStatus({
    ...deployment,
    state: 'success',
    environment_url: 'https://staging.acme.example',
    log_url: 'https://logs.acme.example',
  });
  await github.rest.repos.listDeploymentStatuses(deployment);
  await github.rest.repos.getDeployment(deployment);
  await github.rest.repos.listDeployments(on);
  await github.rest.repos.deleteAnEnvironment(staging);
  expect(conformance.problems()).toEqual([]);
});

it('what an environment lets deploy, and what it gives', async () => {
  const { actions, repos } = github.rest;
  const production = { ...on, environment_name: 'production' };
  const { data: open } = await repos.createOrUpdateEnvironment(production);
  expect(open.deployment_branch_policy).toBeNull();
  await repos.createOrUpdateEnvironment({
    ...production,
    deployment_branch_policy: {
      protected_branches: false,
      custom_branch_policies: true,
    },
  });
  const release = { ...production, name: 'release/*' };
  await repos.createDeploymentBranchPolicy(release);
  const { data: policies } = await repos.listDeploymentBranchPolicies(
    production,
  );
  expect(policies.branch_policies).toMatchObject([
    { name: 'release/*', type: 'branch' },
  ]);
  const region = { ...production, name: 'region', value: 'eu' };
  await actions.createEnvironmentVariable(region);
  const { data: given } = await actions.listEnvironmentVariables(production);
  expect(given.variables).toMatchObject([{ name: 'REGION', value: 'eu' }]);
  const { data: key } = await actions.getEnvironmentPublicKey(production);
  await actions.createOrUpdateEnvironmentSecret({
    ...production,
    secret_name: 'token',
    encrypted_value: 'c2VhbGVk',
    key_id: key.key_id,
  });
  const { data: sealed } = await actions.listEnvironmentSecrets(production);
  expect(sealed.secrets).toMatchObject([{ name: 'TOKEN' }]);
  expect(conformance.problems()).toEqual([]);
});

it('checks are the jobs of the runs of a commit', async () => {
  const { data: runs } = await github.rest.actions.listWorkflowRunsForRepo({
    ...on,
    event: 'push',
  });
  const [run] = runs.workflow_runs;
  const ref = { ...on, ref: run.head_sha };
  const { data: suites } = await github.rest.checks.listSuitesForRef(ref);
  const suite = suites.check_suites.find(({ id }) => id === run.id);
  expect(suite).toMatchObject({ conclusion: run.conclusion });
  const { data: checks } = await github.rest.checks.listForRef(ref);
  const names = checks.check_runs.map(({ name }) => name);
  expect(names).toContain('test');
  await github.rest.checks.listForSuite({ ...on, check_suite_id: run.id });
  await github.rest.checks.get({
    ...on,
    check_run_id: checks.check_runs[0].id,
  });
  expect(conformance.problems()).toEqual([]);
});

it('logs, artifacts and archives', async () => {
  // As a client does that asks the other address by itself.
  const request = { redirect: 'manual' } as const;
  const { data: runs } = await github.rest.actions.listWorkflowRunsForRepo(on);
  const run = { ...on, run_id: runs.workflow_runs[0].id };
  const { data: jobs } = await github.rest.actions.listJobsForWorkflowRun(run);
  const job_id = jobs.jobs[0].id;
  const { listWorkflowRunArtifacts, listArtifactsForRepo } =
    github.rest.actions;
  expect((await listWorkflowRunArtifacts(run)).data.total_count).toBe(0);
  expect((await listArtifactsForRepo(on)).data.total_count).toBe(0);
  await github.rest.actions.downloadWorkflowRunLogs({ ...run, request });
  await github.rest.actions.downloadJobLogsForWorkflowRun({
    ...on,
    job_id,
    request,
  });
  const ref = { ...on, ref: 'main', request };
  await github.rest.repos.downloadTarballArchive(ref);
  await github.rest.repos.downloadZipballArchive(ref);
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.actions)).toEqual([]);
});
