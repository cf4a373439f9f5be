// SPDX-License-Identifier: Apache-2.0
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/**
 * For the top of a file: a database for all of its tests, with the tables of a package's migrations, which each test
 * finds as the migrations left them. To create one for each test takes far longer. Ids are not given twice, so that no
 * test takes a row for one of another.
 */
export function databaseOfSuite(packageName: string) {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let knex: Knex;
  let tables: string[];

  /** What a test that asks many times does in between. */
  const empty = async () => {
    await knex.raw(forgetting(tables));
  };

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    const directory = resolvePackagePath(packageName, 'migrations');
    await knex.migrate.latest({ directory });
    tables = await emptyTables(knex);
  });
  beforeEach(empty);

  return {
    get knex() {
      return knex;
    },
    empty,
  };
}

/** Those with rows are what keeps count, of migrations among others. */
async function emptyTables(knex: Knex): Promise<string[]> {
  const names: string[] = await knex('pg_tables')
    .whereRaw('schemaname = current_schema()')
    .pluck('tablename');
  const rows = await Promise.all(names.map(name => knex(name).first(1)));
  return names.filter((_, place) => !rows[place]);
}

/** Of small tables this is far cheaper than `truncate`, which makes each table and index anew. Without triggers the order does not matter. */
function forgetting(tables: string[]): string {
  return [
    'set local session_replication_role = replica',
    ...tables.map(name => `delete from "${name}"`),
  ].join(';');
}
