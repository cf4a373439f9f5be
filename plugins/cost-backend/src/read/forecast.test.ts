// SPDX-License-Identifier: Apache-2.0
import { forecast } from './forecast';

const of = (usage: string[], toDate = '100', remainingDays = 6) =>
  forecast({ currency: 'EUR', toDate, usage, remainingDays });

const days = (count: number, amount: string) => Array(count).fill(amount);

it.each([
  {
    name: 'days that cost the same go on so',
    told: of(days(14, '5')),
    is: { likely: '130.00', low: '130.00', high: '130.00', days: 14 },
  },
  {
    name: 'only whole weeks count, the newest',
    told: of([...days(6, '1000'), ...days(7, '5')]),
    is: { likely: '130.00', days: 7 },
  },
  {
    name: 'a month that is whole is told, not guessed',
    told: of([], '33.3', 0),
    is: { likely: '33.30', low: '33.30', high: '33.30' },
  },
  {
    name: 'a refund lowers what is there, and is not expected again',
    told: of(days(7, '1'), '-50'),
    is: { likely: '-44.00' },
  },
])('$name', ({ told, is }) => {
  expect(told).toMatchObject({ kind: 'forecast', currency: 'EUR', ...is });
});

it('is the wider the less the days are alike', () => {
  const calm = of(['4', '6', '4', '6', '4', '6', '5']);
  const wild = of(['0', '10', '0', '10', '0', '10', '5']);
  const width = (told: ReturnType<typeof of>) =>
    told.kind === 'forecast' ? Number(told.high) - Number(told.low) : 0;
  expect(width(calm)).toBeGreaterThan(0);
  expect(width(wild)).toBeGreaterThan(4 * width(calm));
});

it('says why there is none', () => {
  expect(of(days(6, '5'))).toEqual({
    kind: 'no-data',
    currency: 'EUR',
    reason: 'Fewer than seven days are known',
  });
});
