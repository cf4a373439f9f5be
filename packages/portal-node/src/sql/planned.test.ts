// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { planned } from './planned';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('plans a statement once for a connection, whatever is bound', async () => {
  const knex = await databases.init('POSTGRES_18');
  const sum = 'select cast(:a as int) + cast(:b as int) as sum';
  const plans = await knex.transaction(async trx => {
    expect(await planned(trx, sum, { a: 1, b: 2 })).toEqual([{ sum: 3 }]);
    expect(await planned(trx, sum, { a: 3, b: 4 })).toEqual([{ sum: 7 }]);
    const { rows } = await trx.raw(
      'select generic_plans + custom_plans as uses from pg_prepared_statements where statement like ?',
      ['%as sum'],
    );
    return rows;
  });
  expect(plans).toEqual([{ uses: '2' }]);
});
