// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { aBill, tagged } from '../__testUtils__/bills';
import { TestPortal } from '../__testUtils__/Portal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const march = { first: '2026-03-01', last: '2026-03-31' };

it('tells every line as a file, however many there are, and no name in it is a formula', async () => {
  const charges = Array.from({ length: 1_100 }, (_, number) =>
    tagged('payment-service', {
      effective: `${2_000 - number}`,
      subject: {
        resourceId: number === 0 ? '=1+1' : `disk-${number}`,
        tags: { service: 'payment-service' },
      },
    }),
  );
  const portal = await TestPortal.start({
    knex: await databases.init('POSTGRES_18'),
    bills: [aBill('march', charges)],
  });
  const file = await portal.client().getLinesCsv(payments, march);
  const titles = (await file.text())
    .split('\r\n')
    .map(line => line.split(',')[0]);
  expect(titles).toHaveLength(1_102);
  expect(titles.slice(0, 3)).toEqual(['title', "'=1+1", 'disk-1']);
  expect(titles.slice(-2)).toEqual(['disk-1099', '']);
  await portal.stop();
});
