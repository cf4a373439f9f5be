// SPDX-License-Identifier: Apache-2.0
import { acmeSubscriptions } from './subscriptions';

const costsOf = acmeSubscriptions();
const day = '2026-03-10';

it('tells of a service what it costs beside the bills, the same whenever it is asked', () => {
  const costs = costsOf('payment-service', day);
  expect(costs?.map(({ resource }) => resource)).toEqual([
    'Error tracking',
    'Synthetic monitoring',
  ]);
  expect(costs?.every(({ cost }) => cost > 0)).toBe(true);
  expect(acmeSubscriptions()('payment-service', day)).toEqual(costs);
  expect(costsOf('payment-service', '2026-03-11')).not.toEqual(costs);
});

it('knows nothing of what does not run', () => {
  expect(costsOf('nothing', day)).toBeUndefined();
});
