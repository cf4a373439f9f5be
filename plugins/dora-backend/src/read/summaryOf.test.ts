// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@macadam/plugin-dora-common';
import { whyUnknown } from './summaryOf';

const aSource = (
  state: SourceStatus['state'],
  tells: SourceStatus['tells'] = ['deployments'],
) => ({ state, tells });
const READING = 'Deployments are being read for the first time';
const NONE = 'No source of deployments is connected';

it.each([
  { name: 'none is connected', sources: [aSource('not-configured')], is: NONE },
  {
    name: 'the only one tells of incidents',
    sources: [aSource('fresh', ['incidents'])],
    is: NONE,
  },
  { name: 'the only one is new', sources: [aSource('reading')], is: READING },
  {
    name: 'one of two is new',
    sources: [aSource('reading'), aSource('stale')],
    is: undefined,
  },
  { name: 'all are read', sources: [aSource('fresh')], is: undefined },
])('of the sources of deployments $name: $is', ({ sources, is }) => {
  const none = { deployments: 0 };
  expect(whyUnknown({ current: none, previous: none }, sources)).toBe(is);
});

it('knows what there is, read or not', () => {
  const figures = { current: { deployments: 1 }, previous: { deployments: 0 } };
  expect(whyUnknown(figures, [aSource('reading')])).toBeUndefined();
});
