// SPDX-License-Identifier: Apache-2.0
import type { FailureReason, Incident } from './chain';

/** What speaks against a deployment. Times are milliseconds since the epoch. */
export interface Evidence {
  finishedMs: number;
  incidents: Array<Pick<Incident, 'resolvedMs'>>;
  /** When the first rollback undid it. */
  undoneMs: number | null;
  /** When the first deployment that remediates it finished. */
  remediatedMs: number | null;
}

/** R9 and R11: whether a deployment failed, why, and when it was made good. */
export interface Failure {
  reasons: FailureReason[];
  isOpen: boolean;
  recoveredMs: number | null;
}

export function failureOf(evidence: Evidence): Failure {
  const reasons: FailureReason[] = [];
  if (evidence.incidents.length > 0) reasons.push('incident');
  if (evidence.remediatedMs !== null) reasons.push('remediated');
  if (evidence.undoneMs !== null) reasons.push('rolled-back');
  const recoveredMs = reasons.length > 0 ? recovery(evidence) : null;
  return {
    reasons,
    isOpen: reasons.length > 0 && recoveredMs === null,
    recoveredMs,
  };
}

/** The last resolution of its incidents; without any, the end of the deployment that repaired it. Null while an incident is open. */
function recovery(evidence: Evidence): number | null {
  const { finishedMs, incidents, undoneMs, remediatedMs } = evidence;
  if (incidents.length === 0) {
    return earlier(undoneMs, remediatedMs);
  }
  let lastMs = finishedMs;
  for (const { resolvedMs } of incidents) {
    if (resolvedMs === null) return null;
    // One that was over before the deployment was costs it no time.
    lastMs = Math.max(lastMs, resolvedMs);
  }
  return lastMs;
}

/** Of two moments the first; null is none. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
