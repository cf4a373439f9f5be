// SPDX-License-Identifier: Apache-2.0

/** Who is told of is looked for by name, whatever the source. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('reads', table => {
    table.index('value', 'reads_value');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('reads', table => {
    table.dropIndex('value', 'reads_value');
  });
};
