// SPDX-License-Identifier: Apache-2.0
import type { IncidentRecord } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';
import { ms } from '../milliseconds';
import { digestOf } from './digest';
import { placeIncidents, placementOf } from './placement';
import { settle } from './settle';
import { inRounds, type Attributed } from './tellings';
import type { TouchedIncident } from './Touches';

type Told = Attributed<IncidentRecord>;

interface Settled {
  told: Told;
  digest: string;
  rows: Row[];
}

interface Row {
  id: string;
  source: string;
  externalId: string;
  serviceId: number | null;
  observedMs: number;
  digest: string | null;
}

interface Key {
  source: string;
  externalId: string;
}

/** Keeps incidents as their sources tell them, and as a person decided about them. Who calls it holds the locks of the services. */
export class IncidentStore {
  /** @returns incidents of services, where something changed */
  async record(
    trx: Knex.Transaction,
    tellings: Told[],
  ): Promise<TouchedIncident[]> {
    const touched: TouchedIncident[] = [];
    for (const round of inRounds(tellings)) {
      touched.push(...(await this.recordOnce(trx, round)));
    }
    return touched;
  }

  /** Moves what is kept to the services that it is about now. */
  async replace(
    trx: Knex.Transaction,
    events: Array<Key & Pick<Told, 'services'>>,
  ): Promise<TouchedIncident[]> {
    const before = await keptRows(trx, events);
    const placed = events.map(event => ({
      rows: rowsOf(before, event),
      services: event.services,
    }));
    await placeIncidents(trx, placementOf(placed));
    return touches([...before, ...(await keptRows(trx, events))]);
  }

  private async recordOnce(
    trx: Knex.Transaction,
    tellings: Told[],
  ): Promise<TouchedIncident[]> {
    const before = await keptRows(trx, tellings.map(keyOf));
    const changed = tellings.flatMap(told => {
      const rows = rowsOf(before, keyOf(told));
      const found = settled(told, rows);
      return found ? [found] : [];
    });
    if (changed.length === 0) return [];
    const isNew = ({ rows }: Settled) => rows.length === 0;
    await insert(trx, changed.filter(isNew));
    const known = changed.filter(one => !isNew(one));
    await update(trx, known);
    const placed = known.map(({ told, rows }) => ({
      rows,
      services: told.services,
    }));
    await placeIncidents(trx, placementOf(placed));
    // One that was only seen again, as it was, means what it meant.
    const news = changed.filter(
      ({ rows, digest }) => rows[0]?.digest !== digest,
    );
    if (news.length === 0) return [];
    const was = news.flatMap(({ rows }) => rows);
    const newKeys = news.map(({ told }) => keyOf(told));
    return touches([...was, ...(await keptRows(trx, newKeys))]);
  }
}

/** Undefined when what is kept holds. */
function settled(told: Told, rows: Row[]): Settled | undefined {
  const { observedAt, ...facts } = told.record;
  const entries = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = digestOf(entries);
  const noBase = { sha: '', baseObservedMs: null, baseDigest: null };
  const { takesFacts } = settle(rows[0] && { ...rows[0], ...noBase }, {
    observedMs: observedAt.getTime(),
    digest,
    ...noBase,
  });
  return takesFacts ? { told, digest, rows } : undefined;
}

async function insert(trx: Knex.Transaction, settlements: Settled[]) {
  if (settlements.length === 0) return;
  const rows = settlements.flatMap(({ told, digest }) => {
    const stamps = told.services.length > 0 ? told.services : [undefined];
    return stamps.map(stamp => ({ told, digest, stamp }));
  });
  const { sql, bindings } = given(rows, {
    ...factColumns<(typeof rows)[number]>(),
    service_id: ['int', ({ stamp }) => stamp?.serviceId],
    owner_id: ['int', ({ stamp }) => stamp?.ownerId],
    system_id: ['int', ({ stamp }) => stamp?.systemId],
    is_backfill: ['boolean', ({ told }) => told.isBackfill],
  });
  const facts = Object.keys(factColumns()).join(', ');
  await planned(
    trx,
    `insert into incidents (${facts}, service_id, owner_id, system_id, is_late)
     select ${facts}, service_id, owner_id, system_id,
       not is_backfill and now() - created_at > interval '1 day'
     from ${sql}`,
    bindings,
  );
}

async function update(trx: Knex.Transaction, settlements: Settled[]) {
  if (settlements.length === 0) return;
  const { sql, bindings } = given(settlements, factColumns());
  const facts = Object.keys(factColumns())
    .filter(column => column !== 'source' && column !== 'external_id')
    .map(column => `${column} = given.${column}`)
    .join(', ');
  await planned(
    trx,
    `update incidents i set ${facts} from ${sql}
     where i.external_id = given.external_id and i.source = given.source`,
    bindings,
  );
}

function factColumns<T extends { told: Told; digest: string }>() {
  const fact =
    (read: (record: IncidentRecord) => unknown) =>
    ({ told }: T) =>
      read(told.record);
  return {
    source: ['text', ({ told }: T) => told.source],
    external_id: ['text', fact(r => r.externalId)],
    subject: ['jsonb', fact(r => JSON.stringify(r.subject))],
    title: ['text', fact(r => r.title)],
    url: ['text', fact(r => r.url)],
    urgency: ['text', fact(r => r.urgency)],
    created_at: ['timestamptz', fact(r => r.createdAt)],
    resolved_at: ['timestamptz', fact(r => r.resolvedAt)],
    observed_at: ['timestamptz', fact(r => r.observedAt)],
    digest: ['uuid', ({ digest }: T) => digest],
    told_deployment: ['text', fact(r => r.deploymentId || null)],
  } as const;
}

function keyOf({ source, record }: Told): Key {
  return { source, externalId: record.externalId };
}

function rowsOf(rows: Row[], { source, externalId }: Key): Row[] {
  return rows.filter(
    row => row.externalId === externalId && row.source === source,
  );
}

async function keptRows(trx: Knex.Transaction, keys: Key[]): Promise<Row[]> {
  const { sql, bindings } = given(keys, {
    source: ['text', ({ source }) => source],
    external_id: ['text', ({ externalId }) => externalId],
  });
  return planned(
    trx,
    `select i.id, i.source, i.external_id as "externalId", i.service_id as "serviceId",
       ${ms('i.observed_at')} as "observedMs", i.digest
     from ${sql} join incidents i
       on i.external_id = given.external_id and i.source = given.source
     order by i.id`,
    bindings,
  );
}

function touches(rows: Row[]): TouchedIncident[] {
  return rows.flatMap(({ serviceId, id }) =>
    serviceId === null ? [] : [{ serviceId, id }],
  );
}
