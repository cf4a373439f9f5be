// SPDX-License-Identifier: Apache-2.0
import { aReport, anOutcome } from '../__testUtils__/runs';
import { nextLookIn } from './settling';

it.each([
  { it: 'a run goes on', report: aReport({ status: 'processing' }) },
  {
    it: 'an outcome is under way',
    report: aReport({ outcomes: [anOutcome({ state: 'under-way' })] }),
  },
  {
    it: 'a source did not answer',
    report: aReport({ outcomes: [anOutcome({ state: 'unknown' })] }),
  },
])('looks again while $it', ({ report }) => {
  expect(nextLookIn(report)).toBeGreaterThan(0);
});

it('looks no more when everything is said', () => {
  const outcomes = (['reached', 'missed', 'not-offered'] as const).map(state =>
    anOutcome({ state }),
  );

  expect(nextLookIn(aReport({ status: 'completed', outcomes }))).toBe(
    undefined,
  );
});
