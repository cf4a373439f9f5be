// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { versionOf } from './entities';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';
import {
  readsAsJson,
  readsBindings,
  readsOf,
  type AskedOfSources,
  type ReadsAsJson,
  type SourceReads,
} from './sourceReads';
import {
  figuresOfAnswer,
  type Answer,
  type SummaryFigures,
} from './summaryAnswer';
import {
  boundDays,
  changedInAll,
  deployedInAll,
  uncountedInAll,
  type Ends,
} from './summedUp';

/** A window, and where the one before it begins. */
export interface ComparedCohort extends Cohort {
  previousFrom: Date;
  timezone: string;
}

/** Counts and percentiles of a window and of the one before it, in one statement, so that they are of one moment. */
export async function summaryFigures(
  knex: Knex,
  cohort: ComparedCohort,
): Promise<SummaryFigures> {
  const [answer] = await ask<Answer>(
    knex,
    `select ${columns(cohort)}`,
    bindingsOf(cohort),
    {
      sortsMuch: cohort.scope.kind === 'all',
      isFrequent: cohort.scope.kind !== 'all',
    },
  );
  return figuresOfAnswer(answer);
}

/** The same of one service, and in the same statement how the reads of its sources went: to ask twice would take half as long again. */
export async function summaryAndReads(
  knex: Knex,
  cohort: ComparedCohort,
  asked: AskedOfSources,
): Promise<{ figures: SummaryFigures; reads: SourceReads[] }> {
  const [answer] = await ask<Answer & { reads: ReadsAsJson[] | null }>(
    knex,
    `select ${columns(cohort)}, ${readsAsJson(asked)} as reads`,
    { ...bindingsOf(cohort), ...readsBindings(asked) },
    { isFrequent: true },
  );
  return { figures: figuresOfAnswer(answer), reads: readsOf(answer.reads) };
}

function bindingsOf(cohort: ComparedCohort): Knex.ValueDict {
  return {
    ...scopeBindings(cohort),
    from: cohort.from,
    to: cohort.to,
    previous: cohort.previousFrom,
    timezone: cohort.timezone,
    ...(isSummedUp(cohort) && {
      ...boundDays(CURRENT, cohort.from, cohort.to),
      ...boundDays(BEFORE, cohort.previousFrom, cohort.from),
    }),
  };
}

const CURRENT: Ends = {
  from: ':from',
  to: ':to',
  firstDay: ':first_day',
  endDay: ':end_day',
};

const BEFORE: Ends = {
  from: ':previous',
  to: ':from',
  firstDay: ':previous_first_day',
  endDay: ':previous_end_day',
};

/** What all services did is summed up by day; who may see only some of them has these counted. */
function isSummedUp({ scope, visible }: Cohort): boolean {
  return scope.kind === 'all' && !visible;
}

/** Each window is read once for its deployments and once for its changes, from indexes alone. */
function columns(cohort: ComparedCohort): string {
  const of = (table: string) => scopeCondition(cohort, table);
  return `
      ${versionOf(cohort.scope, BEFORE.from)} as version,
      ${deployed(cohort, CURRENT, true)} as deployed,
      ${deployed(cohort, BEFORE, false)} as deployed_before,
      ${deploymentDays(cohort, CURRENT)} as days,
      ${deploymentDays(cohort, BEFORE)} as days_before,
      ${changed(cohort, CURRENT)} as changed,
      ${changed(cohort, BEFORE)} as changed_before,
      exists (select from deployments d
        where d.is_counted and d.finished_at < :from and ${of(
          'd',
        )}) as is_past_known,
      (select json_agg(finished_at) from (
        select d.finished_at from deployments d
        where d.is_open and d.is_counted and d.finished_at >= :from and d.finished_at < :to and ${of(
          'd',
        )}
        order by d.finished_at limit 10) opened) as open_since,
      (select count(*)::int from changes c
        where c.is_excluded and c.deployed_at >= :from and c.deployed_at < :to and ${of(
          'c',
        )}) as excluded,
      ${uncounted(cohort)} as uncounted,
      (select count(*)::int from incidents i
        where i.attribution = 'none' and i.created_at >= :from and i.created_at < :to and ${of(
          'i',
        )}) as unattributed`;
}

const SHARES = [0.5, 0.75, 0.9];
const PERCENTILES = `percentile_cont(array[${SHARES}])`;

function deployed(cohort: Cohort, ends: Ends, countsServices: boolean): string {
  if (isSummedUp(cohort)) {
    return deployedInAll(ends, PERCENTILES, countsServices);
  }
  const { from, to } = ends;
  return `(select json_build_object(
      'deployments', count(*),
      'redeploys', count(*) filter (where d.is_redeploy),
      'failed', count(*) filter (where d.is_failed),
      'rework', count(*) filter (where d.is_rework),
      'recovered', count(d.recovery_seconds),
      'open', count(*) filter (where d.is_open),
      'unknown_base', count(*) filter (where not d.is_base_known and not d.is_redeploy),
      'services', ${countsServices ? 'count(distinct d.service_id)' : '0'},
      'recovery', ${PERCENTILES} within group (order by d.recovery_seconds))
    from deployments d
    where d.is_counted and d.finished_at >= ${from} and d.finished_at < ${to} and ${scopeCondition(
    cohort,
    'd',
  )})`;
}

/** Of many services, to look once into each day costs less than to tell of each deployment which day it was; of one it is the other way round. */
function deploymentDays(cohort: Cohort, { from, to }: Ends): string {
  if (cohort.scope.kind === 'service') {
    return `(select count(distinct date_trunc('day', d.finished_at, :timezone))::int
      from deployments d
      where d.is_counted and d.finished_at >= ${from} and d.finished_at < ${to} and ${scopeCondition(
      cohort,
      'd',
    )})`;
  }
  return `(select count(*)::int
    from generate_series(
      date_trunc('day', ${from}::timestamptz at time zone :timezone),
      (${to}::timestamptz - interval '1 microsecond') at time zone :timezone,
      interval '1 day') day
    where exists (
      select from deployments d
      where d.is_counted and d.finished_at >= greatest(day at time zone :timezone, ${from})
        and d.finished_at < least((day + interval '1 day') at time zone :timezone, ${to})
        and ${scopeCondition(cohort, 'd')}))`;
}

function uncounted(cohort: Cohort): string {
  if (isSummedUp(cohort)) return uncountedInAll(CURRENT);
  return `(select count(*)::int from deployments d
    where not d.is_counted and d.uncounted_reason in ('not-successful', 'not-production')
      and d.finished_at >= :from and d.finished_at < :to and ${scopeCondition(
        cohort,
        'd',
      )})`;
}

function changed(cohort: Cohort, ends: Ends): string {
  if (isSummedUp(cohort)) return changedInAll(ends, SHARES);
  const { from, to } = ends;
  return `(select json_build_object(
      'changes', count(*),
      'lead', ${PERCENTILES} within group (order by c.lead_seconds))
    from changes c
    where c.is_counted and c.deployed_at >= ${from} and c.deployed_at < ${to} and ${scopeCondition(
    cohort,
    'c',
  )})`;
}
