// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type { RepositoryRecord } from '../store';
import { excessPermission } from './permissions';
import {
  parseWorkflow,
  type Permissions,
  type ReferencedWorkflow,
  type Workflow,
  type WorkflowJob,
} from './Workflow';

/** GitHub's own limit: the caller and nine that call each other. */
const DEEPEST = 10;

/** What makes GitHub refuse to start a run. */
class StartupFailure extends Error {}

interface Place {
  repository: RepositoryRecord;
  sha: string;
}

interface Search {
  forge: Forge;
  /** Commits of an earlier start, which a repeated run keeps to. */
  pinned: ReferencedWorkflow[];
  found: ReferencedWorkflow[];
}

/**
 * Fetches the reusable workflows that a workflow's jobs call. What GitHub checks before it starts a run is checked here:
 * that the files exist and can be called, that they get their inputs, and that no job asks for more permissions than its caller has.
 */
export async function withCalls(
  forge: Forge,
  workflow: Workflow,
  place: Place,
  pinned: ReferencedWorkflow[] = [],
): Promise<Workflow> {
  if (!Object.values(workflow.jobs).some(job => job.uses)) return workflow;
  const search: Search = { forge, pinned, found: [] };
  try {
    const whole = await expand(search, workflow, place, {});
    return { ...whole, referenced: search.found };
  } catch (error) {
    if (!(error instanceof StartupFailure)) throw error;
    return { ...workflow, referenced: search.found, refused: error.message };
  }
}

async function expand(
  search: Search,
  workflow: Workflow,
  place: Place,
  caller: { allowed?: Permissions; depth?: number },
): Promise<Workflow> {
  const { allowed, depth = 1 } = caller;
  const jobs: Record<string, WorkflowJob> = {};
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const requested = job.permissions ?? workflow.permissions;
    const excess = excessPermission(requested, allowed);
    if (excess) throw new StartupFailure(`The nested job '${id}' ${excess}.`);
    if (!job.uses) {
      jobs[id] = job;
      continue;
    }
    if (depth === DEEPEST) {
      throw new StartupFailure(
        `More than ${DEEPEST} workflows call each other.`,
      );
    }
    const { called, at } = await fetchCalled(search, job.uses, place);
    requireInputs(called, job);
    jobs[id] = {
      ...job,
      called: await expand(search, called, at, {
        allowed: requested ?? allowed,
        depth: depth + 1,
      }),
    };
  }
  return { ...workflow, jobs };
}

async function fetchCalled(
  search: Search,
  uses: string,
  from: Place,
): Promise<{ called: Workflow; at: Place }> {
  const { path, at, reference } = await locate(search, uses, from);
  const git = search.forge.repositories.git(at.repository);
  const blob = await git.file(at.sha, path);
  const called = blob && parseWorkflow(path, blob.content.toString());
  if (!called) throw notFound(uses);
  if (!('workflow_call' in called.on)) {
    throw new StartupFailure(
      `The workflow "${uses}" has no 'workflow_call' trigger, so it cannot be called.`,
    );
  }
  const isKnown = search.found.some(one => one.path === reference.path);
  if (!isKnown) search.found.push(reference);
  return { called, at };
}

/** `./.github/workflows/file` of the caller's own commit, or `owner/repository/.github/workflows/file@ref`. */
async function locate(search: Search, uses: string, from: Place) {
  const { forge, pinned } = search;
  const local = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/.exec(uses);
  if (local) {
    const { owner, name } = from.repository;
    const path = `${owner}/${name}/${local[1]}@${from.sha}`;
    return {
      path: local[1],
      at: from,
      reference: { path, sha: from.sha, ref: from.sha },
    };
  }
  const [, owner, name, path, ref] =
    /^([^/]+)\/([^/]+)\/(\.github\/workflows\/[^/@]+\.ya?ml)@(.+)$/.exec(
      uses,
    ) ?? [];
  // Private workflows are shared within an organisation, never beyond it.
  if (!path || owner !== from.repository.owner) throw notFound(uses);
  const repository = forge.repositories.find(owner, name);
  const sha =
    pinned.find(one => one.path === uses)?.sha ??
    (repository && (await forge.repositories.git(repository).resolve(ref)));
  if (!repository || !sha) throw notFound(uses);
  return { path, at: { repository, sha }, reference: { path: uses, sha, ref } };
}

function notFound(uses: string): StartupFailure {
  return new StartupFailure(
    `Error parsing called workflow "${uses}": workflow was not found.`,
  );
}

function requireInputs(called: Workflow, job: WorkflowJob): void {
  const declared = called.on.workflow_call.inputs ?? {};
  const given = job.with ?? {};
  for (const name of Object.keys(given)) {
    if (!(name in declared)) {
      throw new StartupFailure(
        `Invalid input, ${name} is not defined in the referenced workflow.`,
      );
    }
  }
  for (const [name, { required }] of Object.entries(declared)) {
    if (required && !(name in given)) {
      throw new StartupFailure(
        `Input ${name} is required, but not provided while calling.`,
      );
    }
  }
}
