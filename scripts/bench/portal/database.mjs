// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';

/**
 * Does at once what PostgreSQL would do by and by, in the midst of a measurement.
 * @param {import('../../stack/postgres.mjs').Database} database
 */
export async function settle(database) {
  const names = await query(
    { ...database, database: 'postgres' },
    'SELECT datname FROM pg_database WHERE NOT datistemplate',
  );
  for (const { datname } of names) {
    await query({ ...database, database: datname }, 'VACUUM (ANALYZE)');
  }
  await query({ ...database, database: 'postgres' }, 'CHECKPOINT');
}

/**
 * @param {import('../../stack/postgres.mjs').Database} database
 * @returns {Promise<string>}
 */
export async function serverVersion(database) {
  const connection = { ...database, database: 'postgres' };
  const [{ server_version: version }] = await query(
    connection,
    'SHOW server_version',
  );
  return version;
}

/**
 * @param {pg.ClientConfig} connection
 * @param {string} sql
 */
async function query(connection, sql) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
