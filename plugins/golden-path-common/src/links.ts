// SPDX-License-Identifier: Apache-2.0

/**
 * The page of one run of a template. It is also the proof that a run made a repository: the engine writes it as the repository's homepage in
 * the request that creates it, so that there is no moment at which a repository of ours does not bear it. The id of a task is random, hence
 * no repository that is older than the run can bear its address by chance.
 */
export function runUrl(appBaseUrl: string, taskId: string): string {
  return `${withoutSlash(appBaseUrl)}${runPath(taskId)}`;
}

/** The same within the portal. */
export function runPath(taskId: string): string {
  return `/create/tasks/${encodeURIComponent(taskId)}`;
}

/** Where a person sees what a failed run left behind, and removes it. */
export function remainsUrl(appBaseUrl: string, taskId: string): string {
  return `${withoutSlash(appBaseUrl)}/create/remains/${encodeURIComponent(
    taskId,
  )}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
