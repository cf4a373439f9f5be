// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { scopeBindings, type Scope } from './Scope';

/** How the reads of a source went, over some values of its annotation; of one that only tells, over all that it told of. */
export interface SourceReads {
  source: string;
  tells: SourceStatus['tells'];
  /** A value that it tells deployments and incidents of is two. */
  rows: number;
  isBackfilled: boolean;
  readAt: Date | null;
  failingSince: Date | null;
  reason: string | null;
  lastEventAt: Date | null;
}

export type ReadsAsJson = {
  [K in keyof SourceReads]: SourceReads[K] extends Date | null
    ? string | null
    : SourceReads[K];
};

/** What is asked of the sources about somebody. */
export interface AskedOfSources {
  name: string;
  scope: Scope;
  /** Sources that are read. */
  known: string[];
  /** What they are read for, one by one. */
  values: { source: string; value: string }[];
}

/** In the order of their names. */
export async function sourceReads(
  knex: Knex,
  asked: AskedOfSources,
): Promise<SourceReads[]> {
  return ask<SourceReads>(
    knex,
    `${readsStatement(asked)} order by source`,
    readsBindings(asked),
    { isFrequent: true },
  );
}

/** For who asks something else in the same statement: `SourceReads` as JSON, or null. */
export function readsAsJson(asked: AskedOfSources): string {
  return `(select json_agg(told order by source) from (${readsStatement(
    asked,
  )}) told)`;
}

/** @param told - what `readsAsJson` gave: moments are text there */
export function readsOf(told: ReadsAsJson[] | null): SourceReads[] {
  const momentOf = (text: string | null) =>
    text === null ? null : new Date(text);
  return (told ?? []).map(({ readAt, failingSince, lastEventAt, ...rest }) => ({
    ...rest,
    readAt: momentOf(readAt),
    failingSince: momentOf(failingSince),
    lastEventAt: momentOf(lastEventAt),
  }));
}

/** What the statement binds. */
export function readsBindings({
  name,
  scope,
  known,
  values,
}: AskedOfSources): Knex.ValueDict {
  return {
    ...scopeBindings({ scope }),
    ...(scope.kind === 'service' && { names: [name, ...namesIn(values)] }),
    known,
    sources: values.map(({ source }) => source),
    asked: namesIn(values),
  };
}

function readsStatement({ scope }: AskedOfSources): string {
  return `select r.source,
      array_agg(distinct r.tells) as tells,
      count(*)::int as "rows",
      bool_and(r.is_backfilled) as "isBackfilled",
      min(r.read_at) as "readAt",
      min(r.failing_since) as "failingSince",
      (array_agg(r.reason order by r.failing_since) filter (where r.failing_since is not null))[1] as reason,
      max(r.last_event_at) as "lastEventAt"
    from (
      select r.* from unnest(:sources::text[], :asked::text[]) as a(source, value)
        join reads r using (source, value)
      union all
      select r.* from reads r where r.source <> all(:known) and ${
        TOLD_OF[scope.kind]
      }
    ) r
    group by r.source`;
}

function namesIn(values: AskedOfSources['values']): string[] {
  return values.map(({ value }) => value);
}

/** Who is told of by a source that is never read: a service by its own name, or by what another source calls it; of several, those that are theirs now. */
const TOLD_OF: Record<Scope['kind'], string> = {
  service: 'r.value = any(:names)',
  owners: servicesWhere('owner_id'),
  systems: servicesWhere('system_id'),
  all: 'true',
};

function servicesWhere(column: string): string {
  return `r.value in (select e.ref from entities e where e.${column} = any(:ids))`;
}
