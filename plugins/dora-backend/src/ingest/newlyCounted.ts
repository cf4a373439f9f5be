// SPDX-License-Identifier: Apache-2.0
import type { LoadedChain } from '../store/chain/loadChains';
import type { Difference } from '../store/chain/saveFlags';

/** What a judgement made count that did not before, of one service. */
export interface Counted {
  serviceId: number;
  deployments: number;
  failed: number;
  leadSeconds: number[];
  recoverySeconds: number[];
}

/** @param sinceMs - only of deployments that finished since then; milliseconds since the epoch */
export function newlyCounted(
  { serviceId, attempts, changes, pastFailures }: LoadedChain,
  difference: Difference,
  sinceMs: number,
): Counted {
  const before = new Map(attempts.map(attempt => [attempt.id, attempt]));
  const failures = new Map(
    [...attempts, ...pastFailures]
      .filter(({ finishedMs }) => finishedMs >= sinceMs)
      .map(failure => [failure.id, failure]),
  );
  const judged = [...difference.deployments, ...difference.pastFailures];
  const isFailed = ({ failureReasons }: { failureReasons: string[] }) =>
    failureReasons.length > 0;
  const keyOf = (change: { attemptId: string; sha: string }) =>
    `${change.attemptId} ${change.sha}`;
  const listed = new Map(changes.map(change => [keyOf(change), change]));
  return {
    serviceId,
    deployments: difference.deployments.filter(
      ({ id, isCounted }) =>
        isCounted && failures.has(id) && !before.get(id)!.isCounted,
    ).length,
    failed: judged.filter(
      flags =>
        isFailed(flags) &&
        failures.has(flags.id) &&
        !isFailed(failures.get(flags.id)!),
    ).length,
    leadSeconds: difference.changes.flatMap(change => {
      const kept = listed.get(keyOf(change))!;
      const deployment = failures.get(change.deploymentId ?? '');
      if (!change.isCounted || kept.isCounted || !deployment) return [];
      return [(deployment.finishedMs - kept.authoredMs) / 1000];
    }),
    recoverySeconds: judged.flatMap(({ id, recoverySeconds }) =>
      recoverySeconds !== null && failures.get(id)?.recoverySeconds === null
        ? [recoverySeconds]
        : [],
    ),
  };
}
