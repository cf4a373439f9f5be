// SPDX-License-Identifier: Apache-2.0
import { differenceOf, formatAmounts, formatMoney, sumOf } from './money';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const locale = 'en-GB';

it.each([
  { name: 'to the coin', money: eur('1234.5049'), is: '€1,234.50' },
  { name: 'half a coin upwards', money: eur('0.005'), is: '€0.01' },
  { name: 'negative', money: eur('-3'), is: '-€3.00' },
  { name: 'nothing', money: eur('0'), is: '€0.00' },
  { name: 'less than a coin', money: eur('0.0001'), is: '< €0.01' },
  {
    name: 'less than a coin given back',
    money: eur('-0.0001'),
    is: '> -€0.01',
  },
  {
    name: 'a currency without coins',
    money: { amount: '1234.5', currency: 'JPY' },
    is: 'JP¥1,235',
  },
])('writes money: $name', ({ money, is }) => {
  expect(formatMoney(money, { locale })).toBe(is);
});

it('writes whole units where the coins do not matter', () => {
  expect(formatMoney(eur('0.4'), { locale, isWhole: true })).toBe('€0');
});

it('never adds what is of different currencies', () => {
  const sum = sumOf([[usd('1'), eur('2')], [eur('0.1')], [eur('0.2')]]);
  expect(sum).toEqual([eur('2.3'), usd('1')]);
  expect(formatAmounts(sum, { locale })).toBe('€2.30 + US$1.00');
});

it('adds what a floating-point number cannot hold', () => {
  const sum = sumOf([[eur('12345678901234567890.1')], [eur('0.0000000001')]]);
  expect(sum).toEqual([eur('12345678901234567890.1000000001')]);
});

it('tells a difference only where there is one', () => {
  const left = [eur('5'), usd('1')];
  expect(differenceOf(left, [eur('5'), usd('3')])).toEqual([usd('-2')]);
});

it('says nothing where nothing was charged', () => {
  expect(formatAmounts([])).toBe('nothing');
});
