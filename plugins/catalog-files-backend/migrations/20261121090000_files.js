// SPDX-License-Identifier: Apache-2.0

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('files', table => {
    table.text('url').primary();
    table.specificType('owners', 'text[]').notNullable();
    table.jsonb('problems').notNullable();
    table.timestamp('read_at').comment('The last read that succeeded');
    table.timestamp('failing_since').comment('Null while reads succeed');
    table.text('reason').comment('Why the last read failed');
    table.index(['owners'], 'files_owners', 'gin');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('files');
};
