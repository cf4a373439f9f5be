// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentRow,
  FailureReason,
  ReworkReason,
} from '@macadam/plugin-dora-common';
import { formatDuration } from '@macadam/portal-common';

const failures: Record<FailureReason, string> = {
  incident: 'an incident followed',
  remediated: 'a later deployment repaired it',
  'rolled-back': 'it was rolled back',
};

const repairs: Record<ReworkReason, string> = {
  hotfix: 'Hotfix',
  rollback: 'Rollback',
  remediates: 'Repair',
  'detected-rollback': 'Rollback',
};

const uncounted = {
  'not-successful': 'It did not succeed, so nothing was deployed',
  'not-production': 'Its environment is not production',
  grouped: 'It is a part of another deployment of the same release',
};

/** What became of an attempt, in words: its labels, and why. */
export function verdictOf(row: DeploymentRow): {
  words: string[];
  reasons: string[];
} {
  if (!row.isCounted) {
    const reason = row.uncountedReason && uncounted[row.uncountedReason];
    return {
      words: [row.status === 'success' ? 'Not counted' : row.status],
      reasons: reason ? [reason] : [],
    };
  }
  const isFailed = row.failure.length > 0;
  const words = [isFailed ? 'Failed' : 'Succeeded'];
  if (row.isRedeploy) words.push('Redeploy');
  words.push(...new Set(row.rework.map(reason => repairs[reason])));

  const reasons: string[] = [];
  if (isFailed) {
    const why = row.failure.map(reason => failures[reason]).join(' and ');
    reasons.push(`Failed: ${why}`, recovery(row));
    reasons.push(...row.incidents.map(({ title }) => title));
  }
  return { words, reasons };
}

function recovery({ recoverySeconds }: DeploymentRow): string {
  return recoverySeconds === undefined
    ? 'Not recovered yet'
    : `Recovered after ${formatDuration(recoverySeconds)}`;
}
