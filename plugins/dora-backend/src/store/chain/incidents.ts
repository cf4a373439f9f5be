// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { Incident, IncidentFlags, PastDeployment } from '../../classify';
import type { Touches } from '../events/Touches';
import { given, planned } from '@macadam/portal-node';
import { ms } from '../milliseconds';
import { givenParts, latestFirst, type Part } from './Part';

/** An incident, with what the rules made of it before. */
export interface IncidentRow extends Omit<Incident, 'past'> {
  serviceId: number;
  attribution: IncidentFlags['attribution'];
  deploymentId: string | null;
  past: Incident['past'];
}

interface Row extends Omit<IncidentRow, 'past'> {
  told: PastDeployment | null;
  decided: PastDeployment | null;
  latest: PastDeployment | null;
}

/** What an attempt is known by; incidents point at it. */
export interface Pointed {
  id: string;
  serviceId: number;
  externalId: string;
}

/** Every incident that could belong to an attempt that is looked at, did belong to one, or is itself touched. */
export async function incidentsOf(
  trx: Knex.Transaction,
  options: {
    parts: Part[];
    attempts: Pointed[];
    touched: Touches['incidents'];
  },
): Promise<IncidentRow[]> {
  const { parts, attempts, touched } = options;
  const part = givenParts(parts);
  const { told, bindings } = pointedAt(attempts);
  const rows = await planned<Row>(
    trx,
    `with part as materialized (select * from ${part.sql}),
     wanted as (
       select i.id from part join incidents i on i.service_id = part.service_id and i.created_at >= part.since
       union select id from incidents where deployment_id = any(cast(:attempts as bigint[]))
       union select id from incidents where decided_deployment_id = any(cast(:attempts as bigint[]))
       union select i.id from ${told} join incidents i
         on i.service_id = pointed.service_id and i.told_deployment = pointed.external_id
       union select unnest(cast(:touched as bigint[]))
     )
     select i.id, i.service_id as "serviceId", ${ms(
       'i.created_at',
     )} as "createdMs", ${ms('i.resolved_at')} as "resolvedMs",
       i.told_deployment as "toldDeployment", i.decision, i.decided_deployment_id as "decidedDeploymentId",
       i.attribution, i.deployment_id as "deploymentId",
       (${pastOf('r.external_id = i.told_deployment')}) as told,
       (${pastOf('r.id = i.decided_deployment_id')}) as decided,
       (${LATEST_BEFORE}) as latest
     from wanted join incidents i on i.id = wanted.id
     join part on part.service_id = i.service_id`,
    {
      ...part.bindings,
      ...bindings,
      touched: touched.map(({ id }) => id),
    },
  );
  return rows.map(({ told: explicit, decided, latest, ...incident }) => ({
    ...incident,
    past: {
      told: explicit ?? undefined,
      decided: decided ?? undefined,
      latest: latest ?? undefined,
    },
  }));
}

/** The names of `given` belong to the parts in that statement. */
function pointedAt(attempts: Pointed[]) {
  const { bindings } = given(attempts, {
    id: ['bigint', ({ id }) => id],
    service: ['int', ({ serviceId }) => serviceId],
    external: ['text', ({ externalId }) => externalId],
  });
  return {
    told: 'unnest(cast(:services as int[]), cast(:externals as text[])) as pointed(service_id, external_id)',
    bindings: {
      attempts: bindings.given_id,
      services: bindings.given_service,
      externals: bindings.given_external,
    },
  };
}

const AS_PAST = (table: string) =>
  `json_build_object('id', cast(${table}.id as text), 'finishedMs', ${ms(
    `${table}.finished_at`,
  )})`;

/** What stands for an attempt, if that is before the part. */
function pastOf(condition: string): string {
  return `
    select ${AS_PAST('s')} from deployments r
    join deployments s on s.id = coalesce(r.grouped_into, r.id)
    where ${condition} and r.service_id = i.service_id and s.is_counted and s.finished_at < part.since
    order by ${latestFirst('s')} limit 1`;
}

const LATEST_BEFORE = `
  select ${AS_PAST('s')} from deployments s
  where s.service_id = i.service_id and s.is_counted
    and s.finished_at < part.since and s.finished_at <= i.created_at
  order by ${latestFirst('s')} limit 1`;
