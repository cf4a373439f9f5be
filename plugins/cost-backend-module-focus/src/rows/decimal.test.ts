// SPDX-License-Identifier: Apache-2.0
import { decimalOf } from './decimal';

it.each([
  ['0.096', '0.096'],
  ['-12', '-12'],
  ['+5.0', '5.0'],
  ['1.5E-3', '0.0015'],
  ['1.5e3', '1500'],
  ['-15E-1', '-1.5'],
  ['1E2', '100'],
  ['12.345E+1', '123.45'],
  ['7E-10', '0.0000000007'],
])('%s is %s', (text, decimal) => {
  expect(decimalOf(text)).toBe(decimal);
});

it.each(['', '1,234.5', '1.', '.5', 'NaN', '1e999', '0x10', '1 2', '=1+1'])(
  '%p is no number',
  text => {
    expect(decimalOf(text)).toBeUndefined();
  },
);

it('takes no number of more digits than money has', () => {
  expect(decimalOf('9'.repeat(31))).toBeUndefined();
});
