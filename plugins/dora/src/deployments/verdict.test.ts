// SPDX-License-Identifier: Apache-2.0
import { aDeployment } from '../__testUtils__/rows';
import { verdictOf } from './verdict';

it.each([
  {
    name: 'an ordinary deployment',
    row: aDeployment({}),
    verdict: { words: ['Succeeded'], reasons: [] },
  },
  {
    name: 'one that failed and recovered',
    row: aDeployment({ failure: ['incident'], recoverySeconds: 7200 }),
    verdict: {
      words: ['Failed'],
      reasons: ['Failed: an incident followed', 'Recovered after 2 h'],
    },
  },
  {
    name: 'one that failed and is open, with its incident',
    row: aDeployment({
      failure: ['incident', 'rolled-back'],
      incidents: [{ id: '1', title: 'Cards are declined' }],
    }),
    verdict: {
      words: ['Failed'],
      reasons: [
        'Failed: an incident followed and it was rolled back',
        'Not recovered yet',
        'Cards are declined',
      ],
    },
  },
  {
    name: 'a rollback, told and detected, is named once',
    row: aDeployment({ rework: ['rollback', 'detected-rollback'] }),
    verdict: { words: ['Succeeded', 'Rollback'], reasons: [] },
  },
  {
    name: 'an attempt that failed before production',
    row: aDeployment({
      isCounted: false,
      status: 'failure',
      uncountedReason: 'not-successful',
    }),
    verdict: {
      words: ['failure'],
      reasons: ['It did not succeed, so nothing was deployed'],
    },
  },
  {
    name: 'a success elsewhere',
    row: aDeployment({
      isCounted: false,
      environment: 'staging',
      uncountedReason: 'not-production',
    }),
    verdict: {
      words: ['Not counted'],
      reasons: ['Its environment is not production'],
    },
  },
])('$name', ({ row, verdict }) => {
  expect(verdictOf(row)).toEqual(verdict);
});
