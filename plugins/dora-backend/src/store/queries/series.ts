// SPDX-License-Identifier: Apache-2.0
import type { SeriesPoint } from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

export interface SeriesQuestion extends Cohort {
  timezone: string;
  bucket: 'day' | 'week';
}

interface Row {
  start: string;
  is_partial: boolean;
  deployments: number;
  failed: number;
  rework: number;
  lead_median: number | null;
  lead_p90: number | null;
  recovery_median: number | null;
}

/** A point for each local day or ISO week that the window touches, oldest first, those without an event too. */
export async function seriesPoints(
  knex: Knex,
  question: SeriesQuestion,
): Promise<SeriesPoint[]> {
  const { from, to, timezone, bucket } = question;
  const rows = await ask<Row>(
    knex,
    statement(question),
    {
      ...scopeBindings(question),
      from,
      to,
      timezone,
      bucket,
      step: `1 ${bucket}`,
    },
    { isFrequent: question.scope.kind !== 'all' },
  );
  return rows.map(row => ({
    start: row.start,
    deployments: row.deployments,
    failed: row.failed,
    rework: row.rework,
    leadTimeMedian: row.lead_median,
    leadTimeP90: row.lead_p90,
    recoveryMedian: row.recovery_median,
    changeFailRate: ratio(row.failed, row.deployments),
    reworkRate: ratio(row.rework, row.deployments),
    isPartial: row.is_partial,
  }));
}

/**
 * ISO weeks begin on Monday, as `date_trunc` has it; the forms that take a time zone keep to local time when clocks change. To look once into
 * each bucket costs less than to tell of each row which bucket it falls into.
 */
function statement(question: SeriesQuestion): string {
  const of = (table: string) => scopeCondition(question, table);
  return `
    select to_char(bucket.start at time zone :timezone, 'YYYY-MM-DD') as start,
      bucket.start < :from or bucket.end > :to as is_partial,
      deployed.*, changed.lead[1] as lead_median, changed.lead[2] as lead_p90
    from (
      select start, date_add(start, :step::interval, :timezone) as end
      from generate_series(
        date_trunc(:bucket, :from::timestamptz, :timezone),
        :to::timestamptz - interval '1 microsecond',
        :step::interval, :timezone) start) bucket
    cross join lateral (
      select count(*)::int as deployments,
        count(*) filter (where d.is_failed)::int as failed,
        count(*) filter (where d.is_rework)::int as rework,
        percentile_cont(0.5) within group (order by d.recovery_seconds) as recovery_median
      from deployments d
      where d.is_counted and d.finished_at >= greatest(bucket.start, :from)
        and d.finished_at < least(bucket.end, :to) and ${of('d')}) deployed
    cross join lateral (
      select percentile_cont(array[0.5, 0.9]) within group (order by c.lead_seconds) as lead
      from changes c
      where c.is_counted and c.deployed_at >= greatest(bucket.start, :from)
        and c.deployed_at < least(bucket.end, :to) and ${of('c')}) changed
    order by bucket.start`;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
