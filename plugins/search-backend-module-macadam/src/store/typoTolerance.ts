// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const INDEX = `CREATE INDEX IF NOT EXISTS search_documents_spelling
  ON search_documents USING gin (spelling ??.gin_trgm_ops) WITH (fastupdate = off)`;

/**
 * PostgreSQL's `pg_trgm`, or how search does without it. Where it lives is the database's own affair, and seldom
 * on the plugin's search path: all it offers must be named in full.
 * @returns the extension's schema, or undefined when there is no tolerance for typos
 */
export async function typoTolerance(
  knex: Knex,
  logger: LoggerService,
): Promise<string | undefined> {
  const refusal = await createExtension(knex);
  const schema = await extensionSchema(knex);
  if (!schema) {
    logger.warn(
      `Search finds no misspelled names: this database has no pg_trgm, and it could not be added (${refusal}). Have an administrator run "CREATE EXTENSION pg_trgm" and start again.`,
    );
    return undefined;
  }
  try {
    await knex.raw(INDEX, [schema]);
    return schema;
  } catch (error) {
    logger.warn(`Search finds no misspelled names: ${error}`);
    return undefined;
  }
}

async function createExtension(knex: Knex): Promise<string | undefined> {
  if (await extensionSchema(knex)) return undefined;
  try {
    await knex.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    return undefined;
  } catch (error) {
    // Another replica may have been quicker; whether it is there is looked up afterwards.
    return String(error);
  }
}

async function extensionSchema(knex: Knex): Promise<string | undefined> {
  const { rows } = await knex.raw(
    `SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'`,
  );
  return rows[0]?.nspname;
}
