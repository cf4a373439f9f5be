// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { ask } from './ask';
import { scopeBindings, scopeCondition, type Scope } from './Scope';

/** How the reads of a source went, over some values of its annotation. */
export interface SourceReads {
  source: string;
  /** A value that it tells deployments and incidents of is two. */
  rows: number;
  isBackfilled: boolean;
  readAt: Date | null;
  failingSince: Date | null;
  reason: string | null;
  lastEventAt: Date | null;
}

/** @param asked - source and value, one by one */
export async function sourceReads(
  knex: Knex,
  asked: { source: string; value: string }[],
): Promise<SourceReads[]> {
  return ask<SourceReads>(
    knex,
    `select r.source,
       count(*)::int as "rows",
       bool_and(r.is_backfilled) as "isBackfilled",
       min(r.read_at) as "readAt",
       min(r.failing_since) as "failingSince",
       (array_agg(r.reason order by r.failing_since) filter (where r.failing_since is not null))[1] as reason,
       max(r.last_event_at) as "lastEventAt"
     from unnest(:sources::text[], :asked::text[]) as a(source, value)
       join reads r using (source, value)
     group by r.source`,
    {
      sources: asked.map(({ source }) => source),
      asked: asked.map(({ value }) => value),
    },
    { isFrequent: true },
  );
}

/** A source that is never read, and has told of somebody. */
export interface TellingSource {
  source: string;
  tells: SourceStatus['tells'];
  lastEventAt: Date | null;
}

/** @param asked - the values by which one service is told of; those that can be read are known already */
export async function tellingSources(
  knex: Knex,
  asked: { scope: Scope; values: string[]; known: string[] },
): Promise<TellingSource[]> {
  const { scope, values, known } = asked;
  const isAsked: Record<Scope['kind'], string> = {
    service: 'r.value = any(:values)',
    owners: isOfServices(scope),
    systems: isOfServices(scope),
    all: 'true',
  };
  return ask<TellingSource>(
    knex,
    `select r.source, array_agg(distinct r.tells) as tells, max(r.last_event_at) as "lastEventAt"
     from reads r
     where r.source <> all(:known) and ${isAsked[scope.kind]}
     group by r.source order by r.source`,
    { ...scopeBindings({ scope }), values, known },
    { isFrequent: true },
  );
}

function isOfServices(scope: Scope): string {
  return `exists (
    select from entities e join deployments d on d.service_id = e.id
    where e.ref = r.value and ${scopeCondition({ scope }, 'd')})`;
}
