// SPDX-License-Identifier: Apache-2.0
import { given, planned } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Touches } from '../events/Touches';
import { ms } from '../milliseconds';
import type { Part } from './Part';

interface MateRow {
  service_id: number;
  since: number;
}

/**
 * From when on each touched service has to be looked at again. What comes before stands as it is, but for the failures that something later
 * tells of: an attempt changes only what follows it, or what follows an attempt of the same release.
 */
export async function partsOf(
  trx: Knex.Transaction,
  { attempts, incidents }: Touches,
): Promise<Part[]> {
  const since = new Map<number, number>();
  const reach = (serviceId: number, sinceMs: number) =>
    since.set(serviceId, Math.min(since.get(serviceId) ?? Infinity, sinceMs));
  for (const { serviceId } of incidents) reach(serviceId, Infinity);
  for (const { serviceId, finishedMs } of attempts) {
    reach(serviceId, finishedMs);
  }
  for (const { service_id, since: first } of await mates(trx, attempts)) {
    reach(service_id, first);
  }
  return [...since].map(([serviceId, sinceMs]) => ({ serviceId, sinceMs }));
}

/** When the first attempt finished that shares a release with a touched one. */
async function mates(
  trx: Knex.Transaction,
  attempts: Touches['attempts'],
): Promise<MateRow[]> {
  const keyed = attempts.filter(
    ({ releaseId, dedupeKey }) => releaseId || dedupeKey,
  );
  if (keyed.length === 0) return [];
  const { sql, bindings } = given(keyed, {
    service_id: ['int', ({ serviceId }) => serviceId],
    release_id: ['text', ({ releaseId }) => releaseId],
    dedupe_key: ['text', ({ dedupeKey }) => dedupeKey],
  });
  return planned(
    trx,
    `with recursive mates as (
       select service_id, release_id, dedupe_key, cast(null as timestamptz) as finished_at from ${sql}
       union
       select mate.* from mates cross join lateral (${matesOf('mates')}) mate
     )
     select service_id, ${ms('min(finished_at)')} as since
     from mates where finished_at is not null group by service_id`,
    bindings,
  );
}

/** Attempts that share a key. Fenced, so that it is an index lookup for each and no join with the whole table. */
function matesOf(table: string): string {
  return `
    select d.service_id, d.release_id, d.dedupe_key, d.finished_at from deployments d
    where d.service_id = ${table}.service_id
      and (d.release_id = ${table}.release_id or d.dedupe_key = ${table}.dedupe_key)
    offset 0`;
}
