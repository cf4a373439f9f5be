// SPDX-License-Identifier: Apache-2.0

/** Why a deployment failed, why it is rework, and why something is left out, as a person reads it. Each stands for a flag of the rules. */
const FAILURES: Record<string, string> = {
  incident: 'an incident belongs to it',
  remediated: 'a later deployment repairs it',
  'rolled-back': 'it was rolled back',
};

const REWORK: Record<string, string> = {
  hotfix: 'it was told to be a hotfix',
  rollback: 'it was told to be a rollback',
  remediates: 'it repairs another deployment',
  'detected-rollback': 'it went back to what ran before',
};

/** `undefined` for one that did not fail. */
export function failureText(reasons: string[]): string | undefined {
  return textOf('Failed', reasons, FAILURES);
}

/** `undefined` for one that is none. */
export function reworkText(reasons: string[]): string | undefined {
  return textOf('Rework', reasons, REWORK);
}

function textOf(
  what: string,
  reasons: string[],
  texts: Record<string, string>,
): string | undefined {
  if (reasons.length === 0) return undefined;
  return `${what}: ${reasons
    .map(reason => texts[reason] ?? reason)
    .join(', ')}`;
}

/** By the reason that the questions give. */
export const LEFT_OUT: Record<string, string> = {
  'not-successful': 'The attempt did not succeed',
  'not-production': 'The environment is not a production one',
  grouped: 'Part of a deployment that is counted',
  open: 'Has not recovered yet: it is counted as failed',
  merge: 'A merge is no change',
  negative: 'Written after it was deployed, by its clock',
  redeploy: 'A redeploy brings no change',
  'outside-paths': 'Touches none of the paths of the service',
  'deployed-before': 'Was in production before',
  'unknown-base': 'What this deployment changed is not known',
};
