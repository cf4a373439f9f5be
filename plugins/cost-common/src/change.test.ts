// SPDX-License-Identifier: Apache-2.0
import { changesOf } from './change';

const eur = (amount: string) => [{ amount, currency: 'EUR' }];

it.each([
  { name: 'more', now: '11', before: '10', ratio: 0.1, difference: '1' },
  { name: 'less', now: '5', before: '10', ratio: -0.5, difference: '-5' },
  { name: 'the same', now: '1', before: '1', ratio: 0, difference: '0' },
  { name: 'a refund now', now: '-1', before: '1', ratio: -2, difference: '-2' },
])(
  'tells $name as a part of what was',
  ({ now, before, ratio, difference }) => {
    expect(changesOf(eur(now), eur(before))).toEqual([
      { currency: 'EUR', ratio, difference },
    ]);
  },
);

it.each([
  { now: '5', before: '0', reason: 'nothing-before', difference: '5' },
  { now: '0', before: '0', reason: 'nothing-either-time', difference: '0' },
  { now: '5', before: '-1', reason: 'refund-before', difference: '6' },
])('tells no part of $before', ({ now, before, ...told }) => {
  expect(changesOf(eur(now), eur(before))).toEqual([
    { currency: 'EUR', ratio: null, ...told },
  ]);
});

it('keeps currencies apart', () => {
  const now = [{ amount: '1', currency: 'USD' }];
  expect(changesOf(now, eur('1'))).toEqual([
    { currency: 'EUR', difference: '-1', ratio: -1 },
    { currency: 'USD', difference: '1', ratio: null, reason: 'nothing-before' },
  ]);
});
