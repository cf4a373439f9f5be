// SPDX-License-Identifier: Apache-2.0
import { ratesIn } from './ratesIn';

it('reads rates, of two for one day the last', () => {
  const text =
    'date,currency,rate\r\n2026-11-01,USD,0.9\n2026-11-02,GBP,1.2\n2026-11-01,USD,0.92\n\n';
  expect(ratesIn(text)).toEqual([
    { day: '2026-11-01', currency: 'USD', rate: '0.92' },
    { day: '2026-11-02', currency: 'GBP', rate: '1.2' },
  ]);
});

it.each([
  { name: 'no header', text: '2026-11-01,USD,0.9', line: 1 },
  { name: 'no day', text: 'date,currency,rate\n2026-13-41,USD,1', line: 2 },
  {
    name: 'no currency',
    text: 'date,currency,rate\n2026-11-01,usd,1',
    line: 2,
  },
  { name: 'nothing', text: 'date,currency,rate\n2026-11-01,USD,0', line: 2 },
])('refuses $name, and names the line', ({ text, line }) => {
  expect(() => ratesIn(text)).toThrow(new RegExp(`^line ${line} `));
});
