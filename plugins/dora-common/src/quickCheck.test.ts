// SPDX-License-Identifier: Apache-2.0
import type { Measured } from '@macadam/portal-common';
import { quickCheckOf, quickCheckScore } from './quickCheck';

const HOUR = 3_600;
const none: Measured = { kind: 'no-data', reason: 'Nothing was deployed' };

function measured(
  value: number,
  unit: 'seconds' | 'ratio' | 'perDay',
): Measured {
  return { kind: 'measured', value, unit, samples: 1 };
}

it('gives ten to the best answers', () => {
  const answers = { leadTime: 6, frequency: 6, recovery: 6, failRate: 0 };
  expect(quickCheckScore({ ...answers, reworkRate: 0 }, '2025')).toEqual({
    edition: '2025',
    performance: 10,
    throughput: 10,
    stability: 10,
  });
});

it('weighs each answer alike, whichever part it belongs to', () => {
  const answers = { leadTime: 4, frequency: 3, recovery: 5, failRate: 19 };
  const score = quickCheckScore({ ...answers, reworkRate: 22 }, '2025');
  expect(score.throughput).toBeCloseTo(6, 9);
  expect(score.stability).toBeCloseTo(7.95, 9);
  expect(score.performance).toBeCloseTo(6.78, 9);
});

it('does not look at rework in 2024', () => {
  const score = quickCheckScore({ failRate: 0, reworkRate: 100 }, '2024');
  expect(score.stability).toBe(10);
});

it('counts the worst answers as zero, not as missing', () => {
  const answers = { leadTime: 1, frequency: 1, recovery: 1, failRate: 100 };
  expect(quickCheckScore(answers, '2024')).toEqual({
    edition: '2024',
    performance: 0,
    throughput: 0,
    stability: 0,
  });
});

it.each([
  [HOUR - 1, 10],
  [HOUR, 8],
  [24 * HOUR, 6],
  [7 * 24 * HOUR, 4],
  [30 * 24 * HOUR, 2],
  [182 * 24 * HOUR, 0],
])('a lead time of %d seconds scores %d', (seconds, points) => {
  const metrics = {
    ...nothing(),
    changeLeadTime: measured(seconds, 'seconds'),
  };
  expect(quickCheckOf(metrics, '2025').throughput).toBe(points);
});

it.each([
  [24, 10],
  [1, 8],
  [0.5, 6],
  [0.1, 4],
  [0.01, 2],
  [0, 0],
])('%d deployments a day score %d', (perDay, points) => {
  const metrics = {
    ...nothing(),
    deploymentFrequency: measured(perDay, 'perDay'),
  };
  expect(quickCheckOf(metrics, '2025').throughput).toBe(points);
});

it('takes rates as percentages', () => {
  const metrics = { ...nothing(), changeFailRate: measured(0.25, 'ratio') };
  expect(quickCheckOf(metrics, '2025')).toEqual({
    edition: '2025',
    performance: 7.5,
    throughput: null,
    stability: 7.5,
  });
});

it('has no score without any figure', () => {
  expect(quickCheckOf(nothing(), '2025')).toEqual({
    edition: '2025',
    performance: null,
    throughput: null,
    stability: null,
  });
});

function nothing() {
  return {
    deploymentFrequency: none,
    changeLeadTime: none,
    failedDeploymentRecoveryTime: none,
    changeFailRate: none,
    deploymentReworkRate: none,
  };
}
