// SPDX-License-Identifier: Apache-2.0

const SCOPES = ['service_id', 'owner_id', 'system_id'];

/**
 * What does not count of somebody is looked up like what counts, and not among what everybody did in the time.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const scope of SCOPES) {
    await knex.raw(
      `create index deployments_${scope}_uncounted on deployments (${scope}, finished_at)
         include (uncounted_reason) where not is_counted`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const scope of SCOPES) {
    await knex.raw(`drop index deployments_${scope}_uncounted`);
  }
};
