// SPDX-License-Identifier: Apache-2.0
import type { Metric, MetricId } from '@macadam/plugin-dora-common';
import type { Measured } from '@macadam/portal-common';
import { compared, formatMeasured } from './words';

const seconds = (value: number): Measured => ({
  kind: 'measured',
  value,
  unit: 'seconds',
  samples: 1,
});
const perDay = (value: number): Measured => ({
  kind: 'measured',
  value,
  unit: 'perDay',
  samples: 1,
});
const none: Measured = { kind: 'no-data', reason: 'Nothing was deployed' };

it.each([
  { measured: seconds(9000), words: '2 h 30 min' },
  { measured: perDay(2.5), words: '2.5 a day' },
  { measured: perDay(1 / 7), words: '1 a week' },
  { measured: perDay(0), words: '0 a day' },
  {
    measured: { kind: 'measured', value: 0.125, unit: 'ratio', samples: 8 },
    words: '12.5%',
  } as const,
  { measured: none, words: 'No data' },
])('says $words', ({ measured, words }) => {
  expect(formatMeasured(measured)).toBe(words);
});

const cases: {
  name: string;
  id: MetricId;
  value: Measured;
  previous: Measured;
  words: string;
}[] = [
  {
    name: 'a shorter lead time is better',
    id: 'changeLeadTime',
    value: seconds(3600),
    previous: seconds(7200),
    words: 'better, 2 h in the period before',
  },
  {
    name: 'a longer one is worse',
    id: 'changeLeadTime',
    value: seconds(7200),
    previous: seconds(3600),
    words: 'worse, 1 h in the period before',
  },
  {
    name: 'more deployments are better',
    id: 'deploymentFrequency',
    value: perDay(2),
    previous: perDay(1),
    words: 'better, 1 a day in the period before',
  },
  {
    name: 'a change that the words do not show is none',
    id: 'changeLeadTime',
    value: seconds(7200.4),
    previous: seconds(7200),
    words: 'as in the period before',
  },
  {
    name: 'nothing before is not worse than nothing',
    id: 'changeLeadTime',
    value: seconds(7200),
    previous: none,
    words: 'no data in the period before',
  },
  {
    name: 'nothing now is compared with nothing',
    id: 'changeLeadTime',
    value: none,
    previous: seconds(7200),
    words: '',
  },
];

it.each(cases)('$name', ({ id, value, previous, words }) => {
  const metric: Metric = {
    value,
    previous,
    tier: { edition: '2024', tier: null, reason: 'none' },
  };
  expect(compared(id, metric).words).toBe(words);
});
