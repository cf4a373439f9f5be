// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRecord } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';
import { ms } from '../milliseconds';
import { addChanges, dropChanges, type ToldBase } from './changes';
import { digestOf } from './digest';
import { placeAttempts, placementOf } from './placement';
import { settle, type Settlement } from './settle';
import { inRounds, type Attributed } from './tellings';
import type { TouchedAttempt } from './Touches';

type Told = Attributed<DeploymentRecord>;

/** A telling with what it means for what is kept. */
interface Settled extends Settlement {
  told: Told;
  digest: string;
  baseDigest: string | null;
  rows: Row[];
}

interface Row {
  id: string;
  source: string;
  externalId: string;
  serviceId: number | null;
  sha: string;
  observedMs: number;
  digest: string | null;
  baseObservedMs: number | null;
  baseDigest: string | null;
  finishedMs: number;
  releaseId: string | null;
  dedupeKey: string | null;
}

/**
 * Keeps attempts to deploy as their sources tell them. What they mean is for the rules to say. Who calls it holds the locks of the services.
 */
export class DeploymentStore {
  /** @returns attempts of services as they were and as they are, where something changed */
  async record(
    trx: Knex.Transaction,
    tellings: Told[],
  ): Promise<TouchedAttempt[]> {
    const touched: TouchedAttempt[] = [];
    for (const round of inRounds(tellings)) {
      touched.push(...(await this.recordOnce(trx, round)));
    }
    return touched;
  }

  /** Moves what is kept to the services that it is about now. */
  async replace(
    trx: Knex.Transaction,
    events: Array<Pick<Told, 'source' | 'services'> & { externalId: string }>,
  ): Promise<TouchedAttempt[]> {
    const before = await keptRows(trx, events);
    const placed = events.map(event => ({
      rows: rowsOf(before, event),
      services: event.services,
    }));
    await placeAttempts(trx, placementOf(placed));
    return touches([...before, ...(await keptRows(trx, events))]);
  }

  private async recordOnce(
    trx: Knex.Transaction,
    tellings: Told[],
  ): Promise<TouchedAttempt[]> {
    const keys = tellings.map(keyOf);
    const before = await keptRows(trx, keys);
    const changed = tellings
      .map(told => settled(told, rowsOf(before, keyOf(told))))
      .filter(({ takesFacts, changes }) => takesFacts || changes !== 'keep');
    if (changed.length === 0) return [];
    const isNew = ({ rows }: Settled) => rows.length === 0;
    await insert(trx, changed.filter(isNew));
    const known = changed.filter(one => !isNew(one));
    await update(
      trx,
      known.filter(({ takesFacts }) => takesFacts),
    );
    const others = (settlements: Settled[]) =>
      settlements.filter(({ changes }) => changes !== 'keep').map(baseOf);
    await dropChanges(trx, others(known));
    await addChanges(trx, others(changed));
    const placed = known
      .filter(({ takesFacts }) => takesFacts)
      .map(({ told, rows }) => ({ rows, services: told.services }));
    await placeAttempts(trx, placementOf(placed));
    const news = changed.filter(one => !isRepeated(one));
    if (news.length === 0) return [];
    const was = news.flatMap(({ rows }) => rows);
    const newKeys = news.map(({ told }) => keyOf(told));
    return touches([...was, ...(await keptRows(trx, newKeys))]);
  }
}

/** The changes that hold from now on. */
function baseOf({ told, changes, baseDigest }: Settled): ToldBase {
  const { commits, observedAt } = told.record;
  const base =
    changes === 'forget' || !baseDigest
      ? null
      : { commits: commits ?? [], digest: baseDigest, observedAt };
  return { ...keyOf(told), base };
}

/** Whether it was only seen again, as it was: then it means what it meant. */
function isRepeated({ rows, digest, baseDigest, changes }: Settled): boolean {
  const [kept] = rows;
  if (kept?.digest !== digest) return false;
  return changes === 'keep' || kept.baseDigest === baseDigest;
}

function settled(told: Told, rows: Row[]): Settled {
  const { observedAt, commits, ...facts } = told.record;
  const digest = digestOf(factsOf(facts));
  const baseDigest = commits && digestOf(commits);
  const settlement = settle(rows[0], {
    observedMs: observedAt.getTime(),
    digest,
    sha: facts.sha,
    baseDigest,
  });
  return { ...settlement, told, digest, baseDigest, rows };
}

/** In an order that does not depend on how the source wrote them. */
function factsOf(facts: object): unknown[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function insert(trx: Knex.Transaction, settlements: Settled[]) {
  if (settlements.length === 0) return;
  const rows = settlements.flatMap(({ told, digest, baseDigest }) => {
    const stamps = told.services.length > 0 ? told.services : [undefined];
    return stamps.map(stamp => ({ told, digest, baseDigest, stamp }));
  });
  const { sql, bindings } = given(rows, {
    ...factColumns<(typeof rows)[number]>(),
    service_id: ['int', ({ stamp }) => stamp?.serviceId],
    owner_id: ['int', ({ stamp }) => stamp?.ownerId],
    system_id: ['int', ({ stamp }) => stamp?.systemId],
    base_digest: ['uuid', ({ baseDigest }) => baseDigest],
    is_backfill: ['boolean', ({ told }) => told.isBackfill],
  });
  const facts = Object.keys(factColumns()).join(', ');
  await planned(
    trx,
    `insert into deployments (${facts}, service_id, owner_id, system_id, base_digest, base_observed_at,
       is_base_known, is_late)
     select ${facts}, service_id, owner_id, system_id, base_digest,
       case when base_digest is not null then observed_at end, base_digest is not null,
       not is_backfill and now() - finished_at > interval '1 day'
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
    `update deployments d set ${facts} from ${sql}
     where d.external_id = given.external_id and d.source = given.source`,
    bindings,
  );
}

function factColumns<T extends { told: Told; digest: string }>() {
  const fact =
    (read: (record: DeploymentRecord) => unknown) =>
    ({ told }: T) =>
      read(told.record);
  return {
    source: ['text', ({ told }: T) => told.source],
    external_id: ['text', fact(r => r.externalId)],
    subject: ['jsonb', fact(r => JSON.stringify(r.subject))],
    environment: ['text', fact(r => r.environment)],
    sha: ['text', fact(r => r.sha)],
    status: ['text', fact(r => r.status)],
    attempt: ['int', fact(r => r.attempt)],
    run_id: ['text', fact(r => r.runId)],
    // An empty key is none.
    release_id: ['text', fact(r => r.releaseId || null)],
    dedupe_key: ['text', fact(r => r.dedupeKey || null)],
    kind: ['text', fact(r => r.kind)],
    remediates: ['text', fact(r => r.remediates || null)],
    started_at: ['timestamptz', fact(r => r.startedAt)],
    finished_at: ['timestamptz', fact(r => r.finishedAt)],
    observed_at: ['timestamptz', fact(r => r.observedAt)],
    digest: ['uuid', ({ digest }: T) => digest],
    actor: ['text', fact(r => r.actor)],
    title: ['text', fact(r => r.title)],
    url: ['text', fact(r => r.url)],
    commit_url: ['text', fact(r => r.commitUrl)],
  } as const;
}

interface Key {
  source: string;
  externalId: string;
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
    `select d.id, d.source, d.external_id as "externalId", d.service_id as "serviceId", d.sha,
       ${ms('d.observed_at')} as "observedMs", d.digest,
       ${ms(
         'd.base_observed_at',
       )} as "baseObservedMs", d.base_digest as "baseDigest",
       ${ms(
         'd.finished_at',
       )} as "finishedMs", d.release_id as "releaseId", d.dedupe_key as "dedupeKey"
     from ${sql} join deployments d
       on d.external_id = given.external_id and d.source = given.source
     order by d.id`,
    bindings,
  );
}

function touches(rows: Row[]): TouchedAttempt[] {
  return rows.flatMap(({ serviceId, ...row }) =>
    serviceId === null ? [] : [{ ...row, serviceId }],
  );
}
