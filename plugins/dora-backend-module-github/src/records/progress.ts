// SPDX-License-Identifier: Apache-2.0
import type { DeploymentStatus } from '../source/payloads';

/** How far a deployment has come. */
export interface Progress {
  /** The first state that ended it; absent while it goes on. What comes after, such as `inactive`, is another deployment's doing. */
  end?: { status: string; at: Date };
  /** Where people watch it. */
  url?: string;
  /** The workflow run that made it, when one did. */
  runId?: number;
}

/** The states that end a deployment. */
export const ENDS: readonly string[] = ['success', 'failure', 'error'];

/**
 * @param statuses - oldest first
 * @param repositoryUrl - of the repository's page: a run of another repository made nothing here
 */
export function progressOf(
  statuses: readonly DeploymentStatus[],
  repositoryUrl: string,
): Progress {
  const end = statuses.find(({ state }) => ENDS.includes(state));
  const urls = statuses.flatMap(({ url }) => url ?? []);
  const runs = urls.flatMap(url => runIdIn(url, repositoryUrl) ?? []);
  return {
    end: end && { status: end.state, at: end.createdAt },
    url: urls.at(-1),
    runId: runs.at(0),
  };
}

/** GitHub names the run, or the job of a run, in whose course a deployment was made: `…/actions/runs/77/job/99`. */
function runIdIn(url: string, repositoryUrl: string): number | undefined {
  const prefix = `${repositoryUrl}/actions/runs/`;
  if (!url.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  const id = /^\d+(?=$|[/?#])/.exec(url.slice(prefix.length))?.[0];
  return id ? Number(id) : undefined;
}
