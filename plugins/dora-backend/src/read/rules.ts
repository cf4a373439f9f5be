// SPDX-License-Identifier: Apache-2.0
import type { MetricId } from '@macadam/plugin-dora-common';

/** The rules, as they are told; docs/operating/delivery.md holds the same words. */
export const RULES = {
  R1: 'A deployment counts when it succeeded and its environment is a production one. Attempts that failed, were cancelled or were tried again never count.',
  R2: 'What shares a release, or was told by two sources, is one deployment: it ends with its last part and brings the changes of all.',
  R3: 'A window takes what finished in it, its beginning in and its end out. All five metrics are drawn from these same deployments.',
  R4: 'Days and ISO weeks begin in the time zone of the window. A day without a deployment is a day.',
  R5: 'To deploy what is live already is a redeploy: it counts as a deployment and brings no change.',
  R6: 'A change is a commit that is no merge. It counts once in each service, at its first production deployment, and has waited since it was written. One that was written after it was deployed is left out, and shown.',
  R7: 'Medians and percentiles interpolate between the two values in the middle. Means are not used.',
  R8: 'An incident belongs to the deployment that its source or a person names; else to the latest one of the service that finished before it began, within the attribution window. Else it belongs to none, and is shown.',
  R9: 'A deployment failed when an incident belongs to it, a later deployment repairs it or a rollback undid it. It fails once, for however many reasons.',
  R10: 'A rollback deploys what ran before in the same environment and no longer does. What failed is the first deployment after the one that it goes back to.',
  R11: 'A failed deployment has recovered when the last of its incidents is resolved; without incidents, when the one that repairs it has finished. While an incident is open so is the failure: it is counted and its age shown, and it is left out of the median.',
  R12: 'Rework is a deployment that is told to be a hotfix or a rollback, that repairs another, or that is found to be a rollback.',
  R13: 'Without deployments, rates and durations are unknown, never zero.',
} as const;

type RuleId = keyof typeof RULES;

/** Those by which a metric comes about. */
const APPLIED: Record<MetricId, RuleId[]> = {
  deploymentFrequency: ['R1', 'R2', 'R3', 'R4', 'R5'],
  changeLeadTime: ['R1', 'R2', 'R3', 'R5', 'R6', 'R7', 'R13'],
  failedDeploymentRecoveryTime: [
    ...(['R1', 'R2', 'R3', 'R7', 'R8', 'R9'] as const),
    ...(['R10', 'R11', 'R13'] as const),
  ],
  changeFailRate: ['R1', 'R2', 'R3', 'R8', 'R9', 'R10', 'R13'],
  deploymentReworkRate: ['R1', 'R2', 'R3', 'R10', 'R12', 'R13'],
};

export function rulesOf(metric: MetricId): { id: string; text: string }[] {
  return APPLIED[metric].map(id => ({ id, text: RULES[id] }));
}
