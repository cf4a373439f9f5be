// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { TestDatabases } from '@backstage/backend-test-utils';

/** A database of its own; the connection string is the test environment's. */
export async function createDatabase(databases: TestDatabases) {
  const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
  const server = new URL(process.env[variable] ?? '');
  const knex = await databases.init('POSTGRES_18');
  return {
    host: server.hostname,
    port: Number(server.port),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    database: String(knex.client.config.connection.database),
  };
}

/** Enough of a built front end, and of somebody's docs, to be served. */
export async function writeFiles(folder: string) {
  const app = resolvePackagePath('@macadam/gates', 'dist');
  const docs = join(folder, 'docs/default/component/payment-service');
  await mkdir(join(app, 'static'), { recursive: true });
  await writeFile(join(app, 'index.html'), '<title>Macadam</title>');
  await writeFile(
    join(app, '.config-schema.json'),
    '{"schemas":[],"backstageConfigSchemaVersion":1}',
  );
  await mkdir(docs, { recursive: true });
  await writeFile(join(docs, 'index.html'), '<h1>payment-service</h1>');
  await writeFile(
    join(docs, 'techdocs_metadata.json'),
    JSON.stringify({ site_name: 'payment-service', build_timestamp: 0 }),
  );
}
