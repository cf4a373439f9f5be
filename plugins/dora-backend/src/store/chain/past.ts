// SPDX-License-Identifier: Apache-2.0
import { planned } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type {
  FailureFlags,
  PastDeployment,
  PastEnvironment,
  PastFailure,
} from '../../classify';
import { ms } from '../milliseconds';
import { type AttemptRow, FAILURE_COLUMNS } from './attempts';
import { givenParts, latestFirst, type Part } from './Part';

interface Visit extends Part {
  environment: string;
  sha: string;
}

const IN_ENVIRONMENT =
  '(lower(d.environment) = given.environment or given.environment = any(d.other_environments))';

const BEFORE = `d.service_id = given.service_id and d.is_counted and d.finished_at < given.since and ${IN_ENVIRONMENT}`;

/** The environments that the attempts went to, as the deployments before left them; by service. */
export async function pastEnvironments(
  trx: Knex.Transaction,
  visits: Visit[],
): Promise<Map<number, PastEnvironment[]>> {
  const partial = visits.filter(({ sinceMs }) => sinceMs !== -Infinity);
  if (partial.length === 0) return new Map();
  const keyOf = (environment: string, sha = '') =>
    JSON.stringify([environment, sha]);
  const environments = uniqueBy(partial, ({ serviceId, environment }) =>
    JSON.stringify([serviceId, environment]),
  );
  const shas = uniqueBy(partial, ({ serviceId, environment, sha }) =>
    JSON.stringify([serviceId, keyOf(environment, sha)]),
  );
  const [lives, followed] = [
    await liveShas(trx, environments),
    await followers(trx, shas),
  ];
  const past = new Map<number, PastEnvironment[]>();
  for (const { serviceId, environment, sha } of lives) {
    const nextAfter = new Map(
      followed
        .filter(
          next =>
            next.serviceId === serviceId && next.environment === environment,
        )
        .map(next => [next.sha, next.id]),
    );
    const found = past.get(serviceId) ?? [];
    past.set(serviceId, [...found, { environment, liveSha: sha, nextAfter }]);
  }
  return past;
}

async function liveShas(trx: Knex.Transaction, visits: Visit[]) {
  const { sql, bindings } = givenParts(visits, {
    environment: ['text', ({ environment }) => environment],
  });
  return planned<Pick<Visit, 'serviceId' | 'environment' | 'sha'>>(
    trx,
    `select given.service_id as "serviceId", given.environment, live.sha
     from ${sql} cross join lateral (
       select d.sha from deployments d where ${BEFORE} order by ${latestFirst(
      'd',
    )} limit 1
     ) live`,
    bindings,
  );
}

/** Of each sha that was live in an environment, the deployment that came there next after its last time. */
async function followers(trx: Knex.Transaction, visits: Visit[]) {
  const { sql, bindings } = givenParts(visits, {
    environment: ['text', ({ environment }) => environment],
    sha: ['text', ({ sha }) => sha],
  });
  return planned<{
    serviceId: number;
    environment: string;
    sha: string;
    id: string;
  }>(
    trx,
    `select given.service_id as "serviceId", given.environment, given.sha, next.id
     from ${sql} cross join lateral (
       select d.finished_at, d.external_id, d.source from deployments d
       where ${BEFORE} and d.sha = given.sha order by ${latestFirst(
      'd',
    )} limit 1
     ) last cross join lateral (
       select d.id from deployments d
       where ${BEFORE} and d.finished_at >= last.finished_at
         and (d.finished_at, d.external_id collate "C", d.source collate "C")
           > (last.finished_at, last.external_id, last.source)
       order by d.finished_at, d.external_id collate "C", d.source collate "C" limit 1
     ) next`,
    bindings,
  );
}

/** Whom attempts say that they remediate, where that is before. */
export async function remediatedBefore(
  trx: Knex.Transaction,
  saying: Array<Part & Pick<AttemptRow, 'source' | 'remediates'>>,
): Promise<
  Array<
    { serviceId: number; source: string; externalId: string } & PastDeployment
  >
> {
  const partial = saying.filter(
    ({ remediates, sinceMs }) => remediates && sinceMs !== -Infinity,
  );
  if (partial.length === 0) return [];
  const { sql, bindings } = givenParts(partial, {
    source: ['text', ({ source }) => source],
    external_id: ['text', ({ remediates }) => remediates],
  });
  return planned(
    trx,
    `select given.service_id as "serviceId", given.source, given.external_id as "externalId",
       s.id, ${ms('s.finished_at')} as "finishedMs"
     from ${sql} join deployments r on r.external_id = given.external_id
       and r.source = given.source and r.service_id = given.service_id
     join deployments s on s.id = coalesce(r.grouped_into, r.id)
     where s.is_counted and s.finished_at < given.since`,
    bindings,
  );
}

/** How a deployment before failed, and what speaks against it, apart from the incidents that are looked at. */
export interface PastFailureRow extends PastFailure, FailureFlags {
  serviceId: number;
}

/** @param pointed - ids of what may be deployments before */
export async function pastFailures(
  trx: Knex.Transaction,
  pointed: Array<Part & { id: string }>,
  incidentIds: string[],
): Promise<PastFailureRow[]> {
  const once = uniqueBy(pointed, ({ id }) => id);
  if (once.length === 0) return [];
  const { sql, bindings } = givenParts(once, { id: ['bigint', row => row.id] });
  const first = (link: string) => `
    (select ${ms(
      'min(l.finished_at)',
    )} from deployments l where l.${link} = d.id and l.is_counted and l.finished_at < given.since)`;
  return planned(
    trx,
    `select d.id, d.service_id as "serviceId", ${ms(
      'd.finished_at',
    )} as "finishedMs", ${FAILURE_COLUMNS},
       ${first('undoes_id')} as "undoneMs", ${first(
      'remediates_id',
    )} as "remediatedMs",
       (select coalesce(json_agg(json_build_object('resolvedMs', ${ms(
         'i.resolved_at',
       )})), '[]')
        from incidents i where i.deployment_id = d.id and i.id <> all(cast(:incidents as bigint[]))) as incidents
     from ${sql} join deployments d on d.id = given.id and d.service_id = given.service_id
     where d.is_counted and d.finished_at < given.since`,
    { ...bindings, incidents: incidentIds },
  );
}

function uniqueBy<T>(rows: T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map(row => [keyOf(row), row])).values()];
}
