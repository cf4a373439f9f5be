// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';

/** So many there are of the others for each deployment. */
const INCIDENTS = 0.05;

/**
 * Two years of a company's deliveries, written past the engine, which has to judge all of it afterwards. Some services deploy far more often than
 * others; some deployments fail, are told again or rolled back, and some repair others.
 * @param {pg.ClientConfig} connection to the portal's database
 * @param {{ deployments: number, services: number }} size
 */
export async function writeHistory(connection, { deployments, services }) {
  await withClient(connection, async client => {
    // Whoever wrote all of this at once would not look up every reference either.
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SELECT setseed(0.42)`);
    await client.query(DEPLOYMENTS, [deployments, services]);
    await client.query(CHANGES);
    await client.query(INCIDENTS_OF, [Math.round(deployments * INCIDENTS)]);
  });
}

/**
 * Does something that writes all of the history while there are no indexes but those that judging needs, and makes the others afterwards: whoever takes
 * in so much at once would.
 * @template T
 * @param {pg.ClientConfig} connection to the portal's database
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutIndexes(connection, work) {
  const indexes = await withClient(connection, async client => {
    const { rows } = await client.query(SPARE_INDEXES);
    for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
    return rows;
  });
  const done = await work();
  await withClient(connection, async client => {
    for (const { definition } of indexes) await client.query(definition);
  });
  return done;
}

const SPARE_INDEXES = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
  FROM pg_index WHERE indrelid IN ('deployments'::regclass, 'changes'::regclass)
    AND NOT indisunique AND indexrelid <> 'deployments_list'::regclass`;

/**
 * @template T
 * @param {pg.ClientConfig} connection
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(connection, work) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SET search_path = dora');
    return await work(client);
  } finally {
    await client.end();
  }
}

const DEPLOYMENTS = `
  INSERT INTO deployments (source, external_id, service_id, owner_id, system_id, subject, environment, sha, status, kind,
    remediates, dedupe_key, finished_at, observed_at, is_base_known, base_observed_at, actor, title, url)
  SELECT 'bench', 'run-' || n, e.id, e.owner_id, e.system_id,
    jsonb_build_object('kind', 'entity', 'entityRef', e.ref),
    CASE WHEN dice_of_place < 0.03 THEN 'staging' ELSE 'production' END,
    md5(e.id || '-' || CASE WHEN dice_of_sha < 0.04 THEN place - 1 WHEN dice_of_sha < 0.06 THEN place - 2 ELSE place END)
      || '00000000',
    CASE WHEN dice_of_end < 0.11 THEN 'failure' ELSE 'success' END,
    CASE WHEN dice_of_kind < 0.03 THEN 'hotfix' END,
    CASE WHEN dice_of_kind < 0.03 THEN before END,
    'run-' || n, at, at, true, at, 'somebody', 'A deployment', 'https://example.com/runs/' || n
  FROM (
    SELECT *, row_number() OVER chain AS place, lag('run-' || n) OVER chain AS before,
      random() AS dice_of_sha, random() AS dice_of_end, random() AS dice_of_kind, random() AS dice_of_place
    FROM (
      SELECT n, floor($2 * power(random(), 2.2)) AS service,
        date_trunc('second', now() - random() * interval '730 days') AS at
      FROM generate_series(1, $1::int) n
    ) drawn
    WINDOW chain AS (PARTITION BY service ORDER BY at, n)
  ) placed
  JOIN entities e ON e.ref = 'component:default/service-' || service`;

const CHANGES = `
  INSERT INTO changes (deployment_id, sha, authored_at, is_merge, title, author)
  SELECT d.id, md5(d.id || '/' || n) || '00000000',
    d.finished_at - date_trunc('second', -ln(1 - random() * 0.999) * interval '1 day'), random() < 0.15,
    'A change', 'somebody'
  FROM deployments d
  CROSS JOIN LATERAL generate_series(1, floor(random() * 5.8 + 0 * d.id)::int) n
  WHERE d.source = 'bench'`;

const INCIDENTS_OF = `
  INSERT INTO incidents (source, external_id, service_id, owner_id, system_id, subject, title, created_at, resolved_at,
    observed_at)
  SELECT 'bench', 'incident-' || d.id, d.service_id, d.owner_id, d.system_id, d.subject, 'Something is slow',
    d.finished_at + late, CASE WHEN random() < 0.99 THEN d.finished_at + late + random() * interval '6 hours' END,
    d.finished_at + late
  FROM (
    SELECT *, date_trunc('second', random() * interval '30 hours') AS late FROM deployments
    WHERE source = 'bench' AND status = 'success' ORDER BY md5(id::text) LIMIT $1
  ) d`;
