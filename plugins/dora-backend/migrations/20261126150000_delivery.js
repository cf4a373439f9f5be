// SPDX-License-Identifier: Apache-2.0

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.increments('id');
    table.text('ref').notNullable().unique().comment('Lower case');
    table
      .bigInteger('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Of a service: grows whenever an answer about it may change');
    table
      .jsonb('claims')
      .comment(
        'By what sources know a service of the catalog; null for others',
      );
    table
      .specificType('path_prefixes', 'text[]')
      .comment("Of a service whose changes are not all of its repository's");
    table.integer('owner_id').comment('Of a service, at present');
    table.integer('system_id');
    table.text('judged_by').comment('The rules by which its flags were set');
  });
  await knex.raw('create sequence revisions as bigint');

  await knex.schema.createTable('deployments', table => {
    table.bigIncrements('id');
    table.text('source').notNullable();
    table.text('external_id').notNullable();
    table
      .integer('service_id')
      .references('entities.id')
      .comment('Null while no entity of the catalog claims it');
    table.jsonb('subject').notNullable().comment("The source's words for whom");
    table.integer('owner_id').references('entities.id');
    table.integer('system_id').references('entities.id');
    table.text('environment').notNullable();
    table.text('sha').notNullable();
    table.text('status').notNullable();
    table.integer('attempt');
    table.text('run_id');
    table.text('release_id');
    table.text('dedupe_key');
    table.text('kind');
    table.text('remediates').comment('External id, in the same source');
    table.timestamp('started_at');
    table.timestamp('finished_at').notNullable();
    table.timestamp('observed_at').notNullable();
    table.uuid('digest').comment('Of what was told at that moment');
    table.timestamp('recorded_at').notNullable().defaultTo(knex.fn.now());
    table.boolean('is_base_known').notNullable();
    table.timestamp('base_observed_at').comment('When its changes were told');
    table.uuid('base_digest');
    table
      .boolean('is_late')
      .notNullable()
      .defaultTo(false)
      .comment('Came more than a day after it, and not from a backfill');
    table.text('actor');
    table.text('title');
    table.text('url');
    table.text('commit_url');

    // What the rules made of it. Nothing above depends on these.
    table.boolean('is_counted').notNullable().defaultTo(false);
    table.text('uncounted_reason');
    table
      .bigInteger('grouped_into')
      .references('deployments.id')
      .onDelete('SET NULL')
      .comment('The one that stands for it: R2');
    table
      .specificType('other_environments', 'text[]')
      .comment('Lower case; of those grouped into it, where they differ');
    table.boolean('is_redeploy').notNullable().defaultTo(false);
    table
      .bigInteger('undoes_id')
      .references('deployments.id')
      .onDelete('SET NULL')
      .comment('Of a rollback that was detected: R10');
    table
      .bigInteger('remediates_id')
      .references('deployments.id')
      .onDelete('SET NULL')
      .comment('Of one that says so: R9');
    table.boolean('is_failed').notNullable().defaultTo(false);
    table
      .specificType('failure_reasons', 'text[]')
      .notNullable()
      .defaultTo('{}');
    table.boolean('is_rework').notNullable().defaultTo(false);
    table
      .specificType('rework_reasons', 'text[]')
      .notNullable()
      .defaultTo('{}');
    table.boolean('is_open').notNullable().defaultTo(false);
    table.timestamp('recovered_at');
    table.double('recovery_seconds').comment('Null while open');
    table.text('rule_version');
  });
  await knex.raw(
    `create unique index deployments_identity
       on deployments (external_id, source, service_id) nulls not distinct`,
  );
  await knex.raw(
    `create index deployments_sha on deployments (service_id, sha) where is_counted`,
  );
  for (const key of ['release_id', 'dedupe_key']) {
    await knex.raw(
      `create index deployments_${key} on deployments (service_id, ${key}) where ${key} is not null`,
    );
  }
  for (const link of ['undoes_id', 'remediates_id']) {
    await knex.raw(
      `create index deployments_${link} on deployments (${link}) where ${link} is not null`,
    );
  }
  await knex.raw(
    `create index deployments_service_counted on deployments (service_id, finished_at)
       include (is_redeploy, is_failed, is_rework, is_open, recovery_seconds, is_base_known)
       where is_counted`,
  );
  await knex.raw(
    `create index deployments_owner_counted on deployments (owner_id, finished_at)
       include (service_id, is_redeploy, is_failed, is_rework, is_open, recovery_seconds, is_base_known)
       where is_counted`,
  );
  await knex.raw(
    `create index deployments_system_counted on deployments (system_id, finished_at)
       include (service_id, is_redeploy, is_failed, is_rework, is_open, recovery_seconds, is_base_known)
       where is_counted`,
  );
  await knex.raw(
    `create index deployments_counted on deployments (finished_at)
       include (service_id, is_redeploy, is_failed, is_rework, is_open, recovery_seconds, is_base_known)
       where is_counted`,
  );
  await knex.raw(
    `create index deployments_list on deployments (service_id, finished_at desc, id desc)`,
  );
  for (const scope of ['owner_id', 'system_id']) {
    await knex.raw(
      `create index deployments_${scope}_list on deployments (${scope}, finished_at desc, id desc)`,
    );
  }
  await knex.raw(
    `create index deployments_time_list on deployments (finished_at desc, id desc) include (service_id)`,
  );
  await knex.raw(
    `create index deployments_uncounted on deployments (finished_at)
       include (service_id, owner_id, system_id, uncounted_reason)
       where not is_counted`,
  );
  await knex.raw(
    `create index deployments_grouped on deployments (grouped_into) where grouped_into is not null`,
  );
  await knex.raw(
    `create index deployments_open on deployments (finished_at)
       include (service_id, owner_id, system_id) where is_open`,
  );
  await knex.raw(
    `create index deployments_late on deployments (finished_at)
       include (service_id, owner_id, system_id) where is_late`,
  );
  await knex.raw(
    `create index deployments_unattributed on deployments (source) where service_id is null`,
  );

  await knex.schema.createTable('changes', table => {
    table
      .bigInteger('deployment_id')
      .notNullable()
      .references('deployments.id')
      .onDelete('CASCADE');
    table.text('sha').notNullable();
    table.timestamp('authored_at').notNullable();
    table.boolean('is_merge').notNullable();
    table.specificType('paths', 'text[]').comment('Null when nobody asked');
    table.text('title');
    table.text('author');
    table.text('url');

    // What the rules made of it: the first production deployment of this commit in its service, and nothing else, is counted.
    table.boolean('is_counted').notNullable().defaultTo(false);
    table.boolean('is_excluded').notNullable().defaultTo(false);
    table.integer('service_id');
    table.integer('owner_id');
    table.integer('system_id');
    table.timestamp('deployed_at');
    table.double('lead_seconds');
    table.primary(['deployment_id', 'sha']);
  });
  for (const scope of ['service_id', 'owner_id', 'system_id']) {
    await knex.raw(
      `create index changes_${scope} on changes (${scope}, deployed_at) include (lead_seconds) where is_counted`,
    );
  }
  await knex.raw(
    `create index changes_deployed on changes (deployed_at) include (lead_seconds, service_id) where is_counted`,
  );
  await knex.raw(
    `create index changes_excluded on changes (service_id, deployed_at) where is_excluded`,
  );
  await knex.raw(
    `create index changes_left_out on changes (service_id, deployed_at)
       include (owner_id, system_id, is_merge, is_excluded) where not is_counted`,
  );
  await knex.raw(
    `create index changes_first on changes (service_id, sha) where is_counted or is_excluded`,
  );

  await knex.schema.createTable('incidents', table => {
    table.bigIncrements('id');
    table.text('source').notNullable();
    table.text('external_id').notNullable();
    table.integer('service_id').references('entities.id');
    table.jsonb('subject').notNullable();
    table.integer('owner_id').references('entities.id');
    table.integer('system_id').references('entities.id');
    table.text('title').notNullable();
    table.text('url');
    table.text('urgency');
    table.timestamp('created_at').notNullable();
    table.timestamp('resolved_at');
    table.timestamp('observed_at').notNullable();
    table.uuid('digest');
    table.timestamp('recorded_at').notNullable().defaultTo(knex.fn.now());
    table.boolean('is_late').notNullable().defaultTo(false);
    table.text('told_deployment').comment('External id, as the source said');

    // What a person said of it.
    table.text('decision').comment('deployment, not-a-change, or null');
    table
      .bigInteger('decided_deployment_id')
      .references('deployments.id')
      .onDelete('SET NULL');
    table.text('decided_by');
    table.timestamp('decided_at');
    table.text('decision_reason');

    // What the rules made of it.
    table.text('attribution').notNullable().defaultTo('none');
    table
      .bigInteger('deployment_id')
      .references('deployments.id')
      .onDelete('SET NULL');
  });
  await knex.raw(
    `create unique index incidents_identity
       on incidents (external_id, source, service_id) nulls not distinct`,
  );
  await knex.raw(
    `create index incidents_told on incidents (service_id, told_deployment) where told_deployment is not null`,
  );
  await knex.raw(
    `create index incidents_decided on incidents (decided_deployment_id) where decided_deployment_id is not null`,
  );
  await knex.raw(
    `create index incidents_unattributed on incidents (source) where service_id is null`,
  );
  await knex.raw(
    `create index incidents_list on incidents (service_id, created_at desc, id desc)`,
  );
  for (const scope of ['owner_id', 'system_id']) {
    await knex.raw(
      `create index incidents_${scope} on incidents (${scope}, created_at desc, id desc)`,
    );
  }
  await knex.raw(
    `create index incidents_time_list on incidents (created_at desc, id desc)`,
  );
  await knex.raw(
    `create index incidents_deployment on incidents (deployment_id) where deployment_id is not null`,
  );

  await knex.schema.createTable('decisions', table => {
    table.bigIncrements('id').comment('The trail: rows are only added');
    table
      .bigInteger('incident_id')
      .notNullable()
      .references('incidents.id')
      .index();
    table.text('decision').notNullable();
    table.bigInteger('deployment_id');
    table.text('reason');
    table.text('decided_by').notNullable();
    table.timestamp('decided_at').notNullable();
  });

  await knex.schema.createTable('reads', table => {
    table.text('source').notNullable();
    table
      .text('tells')
      .notNullable()
      .defaultTo('deployments')
      .comment('deployments or incidents');
    table
      .text('value')
      .notNullable()
      .comment("Of the source's annotation, lower case");
    table
      .jsonb('cursor')
      .comment("The source's own: where the next read goes on");
    table
      .jsonb('interest')
      .comment('What was wanted when it was read; another one begins anew');
    table.timestamp('since').comment('Of a read that has not ended');
    table.timestamp('asked_at').comment('The last read, whatever came of it');
    table.boolean('is_backfilled').notNullable().defaultTo(false);
    table.timestamp('read_at').comment('The last read that succeeded');
    table.timestamp('failing_since').comment('Null while reads succeed');
    table.text('reason');
    table.timestamp('last_event_at');
    table.primary(['source', 'tells', 'value']);
  });

  await knex.schema.createTable('deliveries', table => {
    table.text('source').notNullable();
    table.text('delivery_id').notNullable();
    table
      .timestamp('received_at')
      .notNullable()
      .defaultTo(knex.fn.now())
      .index();
    table.primary(['source', 'delivery_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'deliveries',
    'reads',
    'decisions',
    'incidents',
    'changes',
    'deployments',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.raw('drop sequence revisions');
};
