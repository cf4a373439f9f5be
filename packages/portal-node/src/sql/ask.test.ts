// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import makeKnex, { type Knex } from 'knex';
import { ask } from './ask';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let knex: Knex;

beforeEach(async () => {
  knex = await databases.init('POSTGRES_18');
});

it('answers with rows, with more memory where much is sorted', async () => {
  const memory = "select current_setting('work_mem') as memory";
  const usual = await ask<{ memory: string }>(knex, memory, {});
  await expect(ask(knex, memory, {}, { sortsMuch: true })).resolves.toEqual([
    { memory: '64MB' },
  ]);
  await expect(ask(knex, memory, {})).resolves.toEqual(usual);
});

it('says that the database is away', async () => {
  const away = makeKnex({
    client: 'pg',
    connection: { host: '127.0.0.1', port: 1, user: 'nobody' },
  });
  await expect(ask(away, 'select 1', {})).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
  await away.destroy();
});

it('says that the connection was cut', async () => {
  const cut = 'select pg_terminate_backend(pg_backend_pid())';
  await expect(ask(knex, cut, {})).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
});

it('leaves an error that is a mistake of ours as it is', async () => {
  await expect(ask(knex, 'select nothing', {})).rejects.toMatchObject({
    code: '42703',
  });
});
