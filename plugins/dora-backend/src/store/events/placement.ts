// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';

/** A service, with who answers for it and which system it is part of, at present. */
export interface Stamp {
  serviceId: number;
  ownerId: number | null;
  systemId: number | null;
}

/** One event of a source. Each service that it is about has a row of its own; while it is about none, there is one row without. */
export interface PlacedEvent {
  rows: Array<{ id: string; serviceId: number | null }>;
  /** Whom it is about. None: nobody whom the catalog knows now, so that what it belonged to stays. */
  services: Stamp[];
}

export interface Placement {
  moves: Array<{ id: string; stamp: Stamp }>;
  copies: Array<{ id: string; stamp: Stamp }>;
  removals: string[];
}

/** What has to happen to rows so that each event stands with the services that it is about. A row that stays keeps its owner of then. */
export function placementOf(events: PlacedEvent[]): Placement {
  const placement: Placement = { moves: [], copies: [], removals: [] };
  for (const { rows, services } of events) {
    if (services.length === 0) continue;
    const wanted = new Set(services.map(({ serviceId }) => serviceId));
    const held = new Set(rows.map(({ serviceId }) => serviceId));
    const surplus = rows.filter(
      ({ serviceId }) => serviceId === null || !wanted.has(serviceId),
    );
    for (const stamp of services) {
      if (held.has(stamp.serviceId)) continue;
      const row = surplus.pop();
      if (row) placement.moves.push({ id: row.id, stamp });
      else placement.copies.push({ id: rows[0].id, stamp });
    }
    placement.removals.push(...surplus.map(({ id }) => id));
  }
  return placement;
}

/** Both kinds of events are moved alike, apart from what belongs to them. */
interface Kind {
  table: 'deployments' | 'incidents';
  /** What a copy takes over. */
  facts: string[];
  /** What the rules said in the service that a row leaves. */
  forget: Record<string, unknown>;
}

const ATTEMPTS: Kind = {
  table: 'deployments',
  facts: [
    ...['source', 'external_id', 'subject', 'environment', 'sha', 'status'],
    ...['attempt', 'run_id', 'release_id', 'dedupe_key', 'kind', 'remediates'],
    ...['started_at', 'finished_at', 'observed_at', 'digest', 'recorded_at'],
    ...['is_base_known', 'base_observed_at', 'base_digest', 'is_late'],
    ...['actor', 'title', 'url', 'commit_url'],
  ],
  forget: {
    is_counted: false,
    uncounted_reason: null,
    grouped_into: null,
    other_environments: null,
    is_redeploy: false,
    undoes_id: null,
    remediates_id: null,
    is_failed: false,
    failure_reasons: [],
    is_rework: false,
    rework_reasons: [],
    is_open: false,
    recovered_at: null,
    recovery_seconds: null,
  },
};

const INCIDENTS: Kind = {
  table: 'incidents',
  facts: [
    ...['source', 'external_id', 'subject', 'title', 'url', 'urgency'],
    ...['created_at', 'resolved_at', 'observed_at', 'digest', 'recorded_at'],
    ...['is_late', 'told_deployment'],
  ],
  forget: { attribution: 'none', deployment_id: null },
};

export async function placeAttempts(
  trx: Knex.Transaction,
  placement: Placement,
): Promise<void> {
  await move(trx, ATTEMPTS, placement);
  const moved = placement.moves.map(({ id }) => id);
  if (moved.length > 0) {
    await trx('changes').whereIn('deployment_id', moved).update({
      is_counted: false,
      is_excluded: false,
      deployed_at: null,
      lead_seconds: null,
    });
  }
  for (const { from, to } of await copy(trx, ATTEMPTS, placement)) {
    await planned(
      trx,
      `insert into changes (deployment_id, sha, authored_at, is_merge, paths, title, author, url)
       select ?, sha, authored_at, is_merge, paths, title, author, url from changes where deployment_id = ?`,
      [to, from],
    );
  }
  await remove(trx, ATTEMPTS, placement);
}

export async function placeIncidents(
  trx: Knex.Transaction,
  placement: Placement,
): Promise<void> {
  await move(trx, INCIDENTS, placement);
  await copy(trx, INCIDENTS, placement);
  await remove(trx, INCIDENTS, placement);
}

async function move(trx: Knex.Transaction, kind: Kind, { moves }: Placement) {
  if (moves.length === 0) return;
  const { sql, bindings } = stamped(moves);
  const forgotten = Object.keys(kind.forget)
    .map(column => `${column} = :forget_${column}`)
    .join(', ');
  for (const [column, value] of Object.entries(kind.forget)) {
    bindings[`forget_${column}`] = value as never;
  }
  await planned(
    trx,
    `update ${kind.table} e set service_id = given.service_id, owner_id = given.owner_id,
       system_id = given.system_id, ${forgotten}
     from ${sql} where e.id = given.id`,
    bindings,
  );
}

async function copy(
  trx: Knex.Transaction,
  { table, facts }: Kind,
  { copies }: Placement,
): Promise<Array<{ from: string; to: string }>> {
  const made: Array<{ from: string; to: string }> = [];
  const columns = facts.join(', ');
  for (const { id, stamp } of copies) {
    const { serviceId, ownerId, systemId } = stamp;
    const rows = await planned<{ id: string }>(
      trx,
      `insert into ${table} (${columns}, service_id, owner_id, system_id)
       select ${columns}, ?, ?, ? from ${table} where id = ? returning id`,
      [serviceId, ownerId, systemId, id],
    );
    made.push({ from: id, to: rows[0].id });
  }
  return made;
}

async function remove(
  trx: Knex.Transaction,
  { table }: Kind,
  { removals }: Placement,
) {
  if (removals.length === 0) return;
  await trx(table).whereIn('id', removals).delete();
}

function stamped(rows: Placement['moves']) {
  return given(rows, {
    id: ['bigint', ({ id }) => id],
    service_id: ['int', ({ stamp }) => stamp.serviceId],
    owner_id: ['int', ({ stamp }) => stamp.ownerId],
    system_id: ['int', ({ stamp }) => stamp.systemId],
  });
}
