// SPDX-License-Identifier: Apache-2.0

const OF = ['owner_id', 'system_id'];

/**
 * A plan that is kept for every question knows neither how long its window is nor how many owners it names: an index of everybody's time must not
 * look as good to it as one of somebody's. So only the latter can tell whose an attempt is.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await renewed(knex, ['service_id'], 'service_id, uncounted_reason');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await renewed(knex, ['service_id', ...OF], 'uncounted_reason');
};

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} whose told in the index of everybody's time
 * @param {string} told in each index of somebody's
 */
async function renewed(knex, whose, told) {
  await knex.raw('drop index deployments_uncounted');
  await knex.raw(
    `create index deployments_uncounted on deployments (finished_at)
       include (${whose.join(', ')}, uncounted_reason) where not is_counted`,
  );
  for (const scope of OF) {
    await knex.raw(`drop index deployments_${scope}_uncounted`);
    await knex.raw(
      `create index deployments_${scope}_uncounted on deployments (${scope}, finished_at)
         include (${told}) where not is_counted`,
    );
  }
}
