// SPDX-License-Identifier: Apache-2.0

/**
 * How many changes a deployment brought and how long they waited, of each deployment of a list, without a look at the changes themselves: they lie
 * all over the table.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    `create index changes_listed on changes (deployment_id)
       include (lead_seconds) where is_counted`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index changes_listed');
};
