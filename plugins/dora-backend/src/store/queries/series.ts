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
 * ISO weeks begin on Monday, as `date_trunc` has it. Days are counted by the calendar and then placed in time, for there are zones whose clocks
 * change at midnight.
 */
const BUCKETS = `(
  select day at time zone :timezone as start, (day + :step::interval) at time zone :timezone as "end"
  from generate_series(
    date_trunc(:bucket, :from::timestamptz at time zone :timezone),
    (:to::timestamptz - interval '1 microsecond') at time zone :timezone,
    :step::interval) day) bucket`;

const DEPLOYED = `count(*)::int as deployments,
  count(*) filter (where d.is_failed)::int as failed,
  count(*) filter (where d.is_rework)::int as rework,
  percentile_cont(0.5) within group (order by d.recovery_seconds) as recovery_median`;

const CHANGED = `percentile_cont(array[0.5, 0.9]) within group (order by c.lead_seconds) as lead`;

function statement(question: SeriesQuestion): string {
  const isOfOne = question.scope.kind === 'service';
  const joined = isOfOne ? toldApart : lookedInto;
  const of = (table: string) => scopeCondition(question, table);
  return `
    select to_char(bucket.start at time zone :timezone, 'YYYY-MM-DD') as start,
      bucket.start < :from or bucket.end > :to as is_partial,
      coalesce(deployed.deployments, 0) as deployments, coalesce(deployed.failed, 0) as failed, coalesce(deployed.rework, 0) as rework,
      deployed.recovery_median, changed.lead[1] as lead_median, changed.lead[2] as lead_p90
    from ${BUCKETS}
    ${joined(
      'deployed',
      `${DEPLOYED} from deployments d where d.is_counted and ${of('d')}`,
      'd.finished_at',
    )}
    ${joined(
      'changed',
      `${CHANGED} from changes c where c.is_counted and ${of('c')}`,
      'c.deployed_at',
    )}
    order by bucket.start`;
}

/** Of many services, to look once into each bucket costs less than to tell of each row which one it falls into. */
function lookedInto(name: string, figures: string, moment: string): string {
  return `cross join lateral (
    select ${figures} and ${moment} >= greatest(bucket.start, :from) and ${moment} < least(bucket.end, :to)) ${name}`;
}

/** Of one it is the other way round. */
function toldApart(name: string, figures: string, moment: string): string {
  return `left join (
    select date_trunc(:bucket, ${moment}, :timezone) as start, ${figures}
      and ${moment} >= :from and ${moment} < :to group by 1) ${name} on ${name}.start = bucket.start`;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
