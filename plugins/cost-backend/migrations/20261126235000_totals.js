// SPDX-License-Identifier: Apache-2.0

/** Sums of the daily sums, for who asks about everything. They are kept with them, and moved when something becomes somebody else's. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const sums = table => {
    table.text('kind').notNullable();
    table.text('currency').notNullable();
    for (const amount of ['effective', 'list']) {
      table.specificType(amount, 'numeric').notNullable();
    }
    table.integer('charges').notNullable();
  };
  await knex.schema.createTable('entity_days', table => {
    table.date('day').notNullable();
    table
      .text('entity_ref')
      .notNullable()
      .comment('Whose; empty for what nothing matches');
    sums(table);
    table.primary(['day', 'entity_ref', 'kind', 'currency']);
  });
  await knex.schema.createTable('part_days', table => {
    table.date('day').notNullable();
    table.boolean('is_allocated').notNullable();
    table.uuid('part').notNullable().comment('Of the three that follow');
    for (const said of ['category', 'provider', 'service']) {
      table.text(said).notNullable();
    }
    sums(table);
    table.primary(['day', 'is_allocated', 'part', 'kind', 'currency']);
  });
  for (const table of ['entity_days', 'part_days']) {
    await knex.raw(
      `create index ${table}_gone on ${table} (day) where charges = 0`,
    );
  }
  await knex.raw(
    `insert into entity_days (day, entity_ref, kind, currency, effective, list, charges)
     select d.day, coalesce(s.entity_ref, ''), d.kind, d.currency, sum(d.effective), sum(d.list), sum(d.charges)
     from daily d join subjects s on s.id = d.subject_id group by 1, 2, 3, 4`,
  );
  await knex.raw(
    `insert into part_days (day, is_allocated, part, category, provider, service, kind, currency, effective, list, charges)
     select d.day, s.entity_ref is not null, md5(json_build_array(s.category, s.provider, s.service)::text)::uuid,
       s.category, s.provider, s.service, d.kind, d.currency, sum(d.effective), sum(d.list), sum(d.charges)
     from daily d join subjects s on s.id = d.subject_id group by 1, 2, 3, 4, 5, 6, 7, 8`,
  );
  // Which currency costs are told in the plugin says at its start.
  await knex.raw(
    'create or replace view costs as select subject_id, day, kind, currency, effective, list, charges from daily',
  );
  await knex.raw(
    'create view entity_costs as select entity_ref, day, kind, currency, effective, list, charges from entity_days',
  );
  await knex.raw(
    `create view part_costs as
     select is_allocated, category, provider, service, day, kind, currency, effective, list, charges from part_days`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const view of ['costs', 'entity_costs', 'part_costs']) {
    await knex.raw(`drop view ${view}`);
  }
  await knex.raw(
    'create view costs as select subject_id, day, kind, currency, effective, list from daily',
  );
  await knex.schema.dropTable('entity_days');
  await knex.schema.dropTable('part_days');
};
