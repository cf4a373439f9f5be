// SPDX-License-Identifier: Apache-2.0

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('repositories', table => {
    table.text('slug').primary().comment('organisation/name, lower case');
    table.text('default_branch').comment('Null before the first read');
    table.timestamp('asked_at').comment('The last attempt to read');
    table.timestamp('read_at').comment('The last read that succeeded');
    table.timestamp('failing_since').comment('Null while reads succeed');
    table.text('reason').comment('Why the last read failed');
  });
  await knex.schema.createTable('workflow_runs', table => {
    table.bigInteger('id').primary().comment("The forge's own id");
    table.text('slug').notNullable();
    table.bigInteger('workflow_id').notNullable();
    table.integer('run_number').notNullable();
    table.text('branch');
    table.text('status').notNullable();
    table.text('conclusion');
    table.integer('attempt').notNullable();
    table.timestamp('created_at').notNullable();
    table.timestamp('updated_at').notNullable();
    table.jsonb('run').notNullable().comment('All of it, as it is answered');
    table.index(['slug', 'created_at', 'id']);
    table.index(['slug', 'branch', 'workflow_id', 'run_number']);
  });
  await knex.schema.createTable('pull_requests', table => {
    table.bigInteger('id').primary().comment("The forge's own id");
    table.text('slug').notNullable().index();
    table.boolean('is_open').notNullable();
    table.text('author').notNullable().comment('Login, lower case');
    table.specificType('reviewers', 'text[]').notNullable();
    table.timestamp('updated_at').notNullable();
    table.jsonb('pull').notNullable().comment('All of it, as it is answered');
    table.index(['author'], 'pull_requests_author');
    table.index(['reviewers'], 'pull_requests_reviewers', 'gin');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pull_requests');
  await knex.schema.dropTable('workflow_runs');
  await knex.schema.dropTable('repositories');
};
