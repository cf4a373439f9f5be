// SPDX-License-Identifier: Apache-2.0
import { titlesIn } from './titles';

it('finds the alerts of a runbook, and no other sections', () => {
  const runbook = [
    '# Runbook',
    '## Before you begin',
    'Sit down.',
    '## PagesSlow',
    '',
    '**Means:** the slowest page takes longer',
    'than two seconds. Customers leave.',
    '',
    '1. Wait.',
  ].join('\n');
  expect(titlesIn(runbook)).toEqual([
    'PagesSlow: the slowest page takes longer than two seconds',
  ]);
});
