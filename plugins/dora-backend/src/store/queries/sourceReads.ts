// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { ask } from './ask';

/** How the reads of a source went, over some values of its annotation. */
export interface SourceReads {
  source: string;
  /** How many of the values were ever read, or told of. */
  values: number;
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
       count(distinct r.value)::int as "values",
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
  );
}
