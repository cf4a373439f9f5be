// SPDX-License-Identifier: Apache-2.0
import type { MetricId } from './model';
import { tierOf, type TierTable } from './tier';

const HOUR = 3_600;
const DAY = 24 * HOUR;

type Unit = 'seconds' | 'ratio' | 'perDay';

const UNITS: Record<MetricId, Unit> = {
  deploymentFrequency: 'perDay',
  changeLeadTime: 'seconds',
  failedDeploymentRecoveryTime: 'seconds',
  changeFailRate: 'ratio',
  deploymentReworkRate: 'ratio',
};

const own: TierTable = {
  edition: 'own',
  thresholds: {
    deploymentFrequency: { elite: 1, high: 0.14, medium: 0.03 },
    changeLeadTime: { elite: HOUR, high: DAY, medium: 168 * HOUR },
  },
};

function tier(metric: MetricId, value: number, table: TierTable) {
  const unit = UNITS[metric];
  return tierOf(metric, { kind: 'measured', value, unit, samples: 1 }, table);
}

describe('of 2023', () => {
  it.each([
    ['deploymentFrequency', 1, 'elite'],
    ['deploymentFrequency', 0.99, 'high'],
    ['deploymentFrequency', 1 / 7, 'high'],
    ['deploymentFrequency', 0.14, 'medium'],
    ['deploymentFrequency', 1 / 30, 'medium'],
    ['deploymentFrequency', 0.033, 'low'],
    ['deploymentFrequency', 0, 'low'],
    ['changeLeadTime', 0, 'elite'],
    ['changeLeadTime', DAY - 1, 'elite'],
    ['changeLeadTime', DAY, 'high'],
    ['changeLeadTime', 7 * DAY, 'medium'],
    ['changeLeadTime', 30 * DAY, 'low'],
    ['failedDeploymentRecoveryTime', HOUR - 1, 'elite'],
    ['failedDeploymentRecoveryTime', HOUR, 'high'],
    ['failedDeploymentRecoveryTime', DAY, 'medium'],
    ['failedDeploymentRecoveryTime', 7 * DAY, 'low'],
    ['changeFailRate', 0, 'elite'],
    ['changeFailRate', 0.05, 'elite'],
    ['changeFailRate', 0.050_000_1, 'high'],
    ['changeFailRate', 0.1, 'high'],
    ['changeFailRate', 0.15, 'medium'],
    ['changeFailRate', 0.150_000_1, 'low'],
  ] as const)('%s of %d is %s', (metric, value, expected) => {
    expect(tier(metric, value, { edition: '2023' })).toEqual({
      edition: '2023',
      tier: expected,
    });
  });
});

describe('of 2024', () => {
  it.each([
    ['deploymentFrequency', 2, 'elite'],
    ['changeLeadTime', 30 * DAY - 1, 'medium'],
    ['changeLeadTime', 30 * DAY, 'low'],
    ['failedDeploymentRecoveryTime', HOUR - 1, 'elite'],
    ['failedDeploymentRecoveryTime', DAY - 1, 'high'],
    ['failedDeploymentRecoveryTime', DAY, 'low'],
  ] as const)('%s of %d is %s', (metric, value, expected) => {
    expect(tier(metric, value, { edition: '2024' }).tier).toBe(expected);
  });

  it('has no tier for the fail rate, and says why', () => {
    expect(tier('changeFailRate', 0.1, { edition: '2024' })).toEqual({
      edition: '2024',
      tier: null,
      reason: expect.stringContaining('20 %'),
    });
  });
});

it.each(['2023', '2024'] as const)('%s has no tier for rework', edition => {
  const found = tier('deploymentReworkRate', 0.1, { edition });
  expect(found.tier).toBeNull();
  expect(found.reason).toContain('rework');
});

it('2025 has no tiers at all', () => {
  const found = tier('changeLeadTime', HOUR, { edition: '2025' });
  expect(found.tier).toBeNull();
  expect(found.reason).toContain('Quick Check');
});

describe('by thresholds of the company', () => {
  it.each([
    ['deploymentFrequency', 0.14, 'high'],
    ['deploymentFrequency', 0.029, 'low'],
    ['changeLeadTime', HOUR, 'high'],
    ['changeLeadTime', 168 * HOUR, 'low'],
  ] as const)('%s of %d is %s', (metric, value, expected) => {
    expect(tier(metric, value, own)).toEqual({
      edition: 'own',
      tier: expected,
    });
  });

  it('has no tier for what they do not name', () => {
    const found = tier('changeFailRate', 0, own);
    expect(found.tier).toBeNull();
    expect(found.reason).toBe('The portal sets no thresholds for it');
  });
});

it('gives no tier to a figure that is not there', () => {
  const none = { kind: 'no-data', reason: 'Nothing was deployed' } as const;
  expect(tierOf('changeLeadTime', none, { edition: '2023' })).toEqual({
    edition: '2023',
    tier: null,
    reason: 'Nothing was deployed',
  });
});
