// SPDX-License-Identifier: Apache-2.0

/**
 * What the whole organisation did on each UTC day, summed up by triggers, so that it is of the same transaction as the rows. Every statement adds
 * rows of what it changed and waits for nobody; from time to time those of a day are made one.
 */
const FIGURES = {
  deployments: 'is_counted',
  redeploys: 'is_counted and is_redeploy',
  failed: 'is_counted and is_failed',
  rework: 'is_counted and is_rework',
  recovered: 'is_counted and recovery_seconds is not null',
  open: 'is_counted and is_open',
  unknown_base: 'is_counted and not is_base_known and not is_redeploy',
  uncounted:
    "not is_counted and uncounted_reason in ('not-successful', 'not-production')",
};

const NAMES = Object.keys(FIGURES);

/** Rows of a statement with how they count: those that are now, less those that were. */
const SIGNED = {
  insert: 'select 1 as sign, * from after_it',
  update:
    'select 1 as sign, * from after_it union all select -1, * from before_it',
  delete: 'select -1 as sign, * from before_it',
};

const TRANSITIONS = {
  insert: 'new table as after_it',
  update: 'old table as before_it new table as after_it',
  delete: 'old table as before_it',
};

/** @param {string} rows */
function deploymentSums(rows) {
  const sums = Object.entries(FIGURES).map(
    ([name, condition]) =>
      `coalesce(sum(sign) filter (where ${condition}), 0)::int as ${name}`,
  );
  return `
    insert into deployment_sums (day, ${NAMES.join(', ')})
    select * from (
      select cast(finished_at at time zone 'UTC' as date) as day, ${sums.join(
        ', ',
      )}
      from (${rows}) rows group by 1) sums
    where (${NAMES.join(', ')}) <> (${NAMES.map(() => 0).join(', ')})`;
}

/** @param {string} rows */
function leadSums(rows) {
  return `
    insert into lead_sums (day, bucket, changes)
    select cast(deployed_at at time zone 'UTC' as date), lead_bucket(lead_seconds), sum(sign)
    from (${rows}) rows where is_counted group by 1, 2 having sum(sign) <> 0`;
}

/** Eight to each doubling, from eight seconds to about eight years; fractions of a power of two are exact wherever they are computed. */
function leadBounds() {
  const bounds = [0, 1, 2, 3, 4, 5, 6, 7];
  for (let octave = 8; octave < 2 ** 28; octave *= 2) {
    for (let part = 0; part < 8; part++) {
      bounds.push(octave + (octave / 8) * part);
    }
  }
  return bounds;
}

const KEPT_UP = /** @type {const} */ ([
  ['deployments', deploymentSums],
  ['changes', leadSums],
]);

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployment_sums', table => {
    table.date('day').notNullable().index();
    NAMES.forEach(name => table.integer(name).notNullable());
  });
  await knex.schema.createTable('lead_sums', table => {
    table.date('day').notNullable().index();
    table.specificType('bucket', 'smallint').notNullable();
    table.integer('changes').notNullable();
  });
  // The bounds are part of what is kept: who changes them sums up anew.
  await knex.raw(`
    create function lead_bounds() returns float8[] language sql immutable parallel safe
      return cast('{${leadBounds().join()}}' as float8[])`);
  await knex.raw(`
    create function lead_bucket(seconds float8) returns smallint language sql immutable parallel safe
      return cast(width_bucket(seconds, lead_bounds()) as smallint)`);

  for (const [table, sumsOf] of KEPT_UP) {
    await knex.raw(sumsOf(`select 1 as sign, * from ${table}`));
    for (const [event, rows] of Object.entries(SIGNED)) {
      const name = `sum_up_${table}_on_${event}`;
      await knex.raw(`
        create function ${name}() returns trigger language plpgsql set search_path from current as $$
        begin
          ${sumsOf(rows)};
          return null;
        end $$`);
      await knex.raw(`
        create trigger ${name} after ${event} on ${table}
          referencing ${TRANSITIONS[event]} for each statement execute function ${name}()`);
    }
  }

  // Where a percentile lies is known from the sums; the few that are near it are read from here.
  await knex.raw(
    `create index changes_lead on changes (lead_seconds) include (deployed_at) where is_counted`,
  );
  await knex.raw(
    `create index deployments_recovered on deployments (finished_at) include (recovery_seconds)
       where is_counted and recovery_seconds is not null`,
  );
  await knex.raw(
    `create index incidents_without_cause on incidents (created_at)
       include (service_id) where attribution = 'none'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const index of [
    'changes_lead',
    'deployments_recovered',
    'incidents_without_cause',
  ]) {
    await knex.raw(`drop index ${index}`);
  }
  for (const [table] of KEPT_UP) {
    for (const event of Object.keys(SIGNED)) {
      const name = `sum_up_${table}_on_${event}`;
      await knex.raw(`drop trigger ${name} on ${table}`);
      await knex.raw(`drop function ${name}()`);
    }
  }
  await knex.raw('drop function lead_bucket(float8)');
  await knex.raw('drop function lead_bounds()');
  await knex.schema.dropTable('lead_sums');
  await knex.schema.dropTable('deployment_sums');
};
