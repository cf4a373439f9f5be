// SPDX-License-Identifier: Apache-2.0

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('bills', table => {
    table.increments('id');
    table.text('source').notNullable();
    table.text('name').notNullable().comment('A file, a day: unique in it');
    table.text('digest').notNullable().comment('Of its content');
    table
      .text('state')
      .notNullable()
      .comment(
        'counted; duplicate: another one says the same; refused: none of it counts',
      );
    table.integer('charges').notNullable().defaultTo(0);
    table
      .integer('repeated')
      .notNullable()
      .defaultTo(0)
      .comment('Of its charges, those that another bill had told when it came');
    table.date('last_day').comment('Of its charges');
    table.jsonb('rejects').notNullable().defaultTo('[]');
    table.timestamp('at').notNullable().defaultTo(knex.fn.now());
    table.unique(['source', 'name', 'state']);
    table.index(['source', 'digest']);
  });

  await knex.schema.createTable('subjects', table => {
    table.increments('id');
    table.uuid('digest').notNullable().unique().comment('Of all it says');
    table.text('provider').notNullable();
    table.text('account');
    table.text('category').notNullable();
    table.text('service').notNullable();
    table.text('resource_id');
    table.text('resource_name');
    table.text('region');
    table.text('cluster');
    table.text('namespace');
    table.jsonb('tags').notNullable();
    // What the rules of the configuration made of it. Nothing above depends on these.
    table.boolean('is_judged').notNullable().defaultTo(false);
    table
      .text('entity_ref')
      .index()
      .comment('Whose it is; null for what nothing matches');
    table.text('rule');
    table.text('because').comment('What in it matched the rule');
  });

  await knex.schema.createTable('charges', table => {
    table.integer('bill_id').notNullable().references('bills.id').index();
    table.integer('line');
    table.date('day').notNullable();
    table.integer('subject_id').notNullable();
    table.text('kind').notNullable();
    table.boolean('is_correction').notNullable();
    table.text('currency').notNullable();
    for (const amount of ['billed', 'effective', 'list']) {
      table.specificType(amount, 'numeric').notNullable();
    }
    table.uuid('digest').notNullable().comment('Of its source and all it says');
    table
      .integer('ordinal')
      .notNullable()
      .comment('Among those of its bill that say the same');
    table
      .boolean('is_counted')
      .notNullable()
      .comment('False where another bill tells the same charge');
  });
  // The day comes first, so that a bill touches only its own part of the index.
  await knex.raw(
    'create unique index charges_counted on charges (day, digest, ordinal) where is_counted',
  );
  await knex.raw(
    'create index charges_repeated on charges (day, digest, ordinal) where not is_counted',
  );

  await knex.schema.createTable('daily', table => {
    table.integer('subject_id').notNullable();
    table.date('day').notNullable();
    table.text('kind').notNullable().comment('Or correction, of any kind');
    table.text('currency').notNullable();
    for (const amount of ['billed', 'effective', 'list']) {
      table.specificType(amount, 'numeric').notNullable();
    }
    table.integer('charges').notNullable().comment('Counted ones');
    table.primary(['subject_id', 'day', 'kind', 'currency']);
    table.index(['day']);
  });

  await knex.schema.createTable('shares', table => {
    table.text('source').notNullable();
    table.text('cluster').notNullable();
    table.date('day').notNullable();
    table.text('currency').notNullable();
    table.jsonb('shares').notNullable().comment('What ran, and its amount');
    table.primary(['source', 'cluster', 'day']);
  });

  await knex.schema.createTable('sources', table => {
    table.text('id').primary();
    table.timestamp('read_at').comment('When all of its bills had been read');
    table.timestamp('failing_since');
    table.text('reason');
  });

  await knex.schema.createTable('rates', table => {
    table.text('currency').notNullable();
    table.date('day').notNullable().comment('From which on it holds');
    table.specificType('rate', 'numeric').notNullable();
    table.primary(['currency', 'day']);
  });
  // Which currency costs are told in the plugin says at its start.
  await knex.raw(
    'create view costs as select subject_id, day, kind, currency, effective, list from daily',
  );

  await knex.schema.createTable('budget_notices', table => {
    table.text('entity_ref').notNullable();
    table.date('month').notNullable();
    table.timestamp('sent_at').notNullable().defaultTo(knex.fn.now());
    table.primary(['entity_ref', 'month']);
  });

  await knex.schema.createTable('ledger', table => {
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Grows whenever an answer may change');
  });
  await knex('ledger').insert({ revision: 1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop view costs');
  for (const table of [
    ...['ledger', 'budget_notices', 'sources', 'shares', 'rates'],
    ...['daily', 'charges', 'subjects', 'bills'],
  ]) {
    await knex.schema.dropTable(table);
  }
};
