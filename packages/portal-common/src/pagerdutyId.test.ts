// SPDX-License-Identifier: Apache-2.0
import { isPagerdutyId } from './pagerdutyId';

it.each(['P1234AB', 'Q0ABCDEFGHIJKL'])('takes %s for an id', value => {
  expect(isPagerdutyId(value)).toBe(true);
});

it.each(['', 'greeter', 'payment-service', '..', 'P1/../users', 'P1\n'])(
  'does not take %j for an id',
  value => {
    expect(isPagerdutyId(value)).toBe(false);
  },
);
