// SPDX-License-Identifier: Apache-2.0
import type { Commit } from './chain';
import type { Deployment } from './grouping';

/** What one commit of one attempt is. */
export interface ChangeFlags {
  /** Of the attempt that lists it. */
  attemptId: string;
  sha: string;
  /** What the attempt is part of. */
  deploymentId: string;
  /** Its first production deployment. */
  isCounted: boolean;
  /** That too, but written after it was deployed. */
  isExcluded: boolean;
}

/**
 * R6: of each commit, its first deployment to production, wherever that was. A merge is no change, and a redeploy brings none (R5).
 *
 * @param deployments - in their order
 * @returns flags of every commit that they list, the ones that are not counted too
 */
export function firstDeployments(
  deployments: Deployment[],
  options: {
    pathPrefixes: string[] | null;
    deployedBefore: ReadonlySet<string>;
    isRedeploy: (deploymentId: string) => boolean;
  },
): ChangeFlags[] {
  const { pathPrefixes, deployedBefore, isRedeploy } = options;
  const deployed = new Set<string>();
  const found: ChangeFlags[] = [];
  for (const { id, finishedMs, members } of deployments) {
    const bringsNone = isRedeploy(id);
    for (const { id: attemptId, commits } of members) {
      for (const commit of commits) {
        const { sha, authoredMs } = commit;
        const isFirst =
          !bringsNone &&
          !deployed.has(sha) &&
          !deployedBefore.has(sha) &&
          isChange(commit, pathPrefixes);
        if (isFirst) deployed.add(sha);
        const isExcluded = isFirst && authoredMs > finishedMs;
        const isCounted = isFirst && !isExcluded;
        found.push({ attemptId, sha, deploymentId: id, isCounted, isExcluded });
      }
    }
  }
  return found;
}

/** A commit whose paths are not known may be the service's. */
function isChange(
  { isMerge, paths }: Commit,
  pathPrefixes: string[] | null,
): boolean {
  if (isMerge) return false;
  if (!pathPrefixes || !paths) return true;
  return paths.some(path =>
    pathPrefixes.some(prefix => path.startsWith(prefix)),
  );
}
