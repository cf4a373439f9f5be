// SPDX-License-Identifier: Apache-2.0
import type { Percentiles } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { ask } from './ask';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

/** What stands in one window. Percentiles are null where nothing was measured. */
export interface WindowFigures {
  deployments: number;
  redeploys: number;
  deploymentDays: number;
  services: number;
  failed: number;
  rework: number;
  recovered: number;
  open: number;
  unknownBase: number;
  /** When the open ones finished, the first ones first; at most ten. */
  openSince: string[];
  recovery: Percentiles | null;
  changes: number;
  leadTime: Percentiles | null;
}

export interface SummaryFigures {
  current: WindowFigures;
  previous: WindowFigures;
  excludedChanges: number;
  uncountedAttempts: number;
  unattributedIncidents: number;
}

/** A window, and where the one before it begins. */
export interface ComparedCohort extends Cohort {
  previousFrom: Date;
  timezone: string;
}

interface DeployedRow {
  is_current: boolean;
  deployments: number;
  redeploys: number;
  days: number;
  services: number;
  failed: number;
  rework: number;
  recovered: number;
  open: number;
  unknown_base: number;
  open_since: string[] | null;
  recovery: number[] | null;
}

interface ChangedRow {
  is_current: boolean;
  changes: number;
  lead: number[] | null;
}

interface Answer {
  deployed: DeployedRow[] | null;
  changed: ChangedRow[] | null;
  excluded: number;
  uncounted: number;
  unattributed: number;
}

const PERCENTILES = 'percentile_cont(array[0.5, 0.75, 0.9])';

/** Counts and percentiles of a window and of the one before it, in one statement, so that they are of one moment. */
export async function summaryFigures(
  knex: Knex,
  cohort: ComparedCohort,
): Promise<SummaryFigures> {
  const [answer] = await ask<Answer>(knex, statement(cohort), {
    ...scopeBindings(cohort),
    from: cohort.from,
    to: cohort.to,
    previous: cohort.previousFrom,
    timezone: cohort.timezone,
  });
  const figuresOf = (isCurrent: boolean) =>
    windowFigures(
      answer.deployed?.find(row => row.is_current === isCurrent),
      answer.changed?.find(row => row.is_current === isCurrent),
    );
  return {
    current: figuresOf(true),
    previous: figuresOf(false),
    excludedChanges: answer.excluded,
    uncountedAttempts: answer.uncounted,
    unattributedIncidents: answer.unattributed,
  };
}

function statement(cohort: ComparedCohort): string {
  const of = (table: string) => scopeCondition(cohort, table);
  return `
    select
      (select json_agg(deployed) from (
        select d.finished_at >= :from as is_current,
          count(*) as deployments,
          count(*) filter (where d.is_redeploy) as redeploys,
          count(distinct (d.finished_at at time zone :timezone)::date) as days,
          count(distinct d.service_id) as services,
          count(*) filter (where d.is_failed) as failed,
          count(*) filter (where d.is_rework) as rework,
          count(d.recovery_seconds) as recovered,
          count(*) filter (where d.is_open) as open,
          count(*) filter (where not d.is_base_known and not d.is_redeploy) as unknown_base,
          (array_agg(d.finished_at order by d.finished_at) filter (where d.is_open))[1:10] as open_since,
          ${PERCENTILES} within group (order by d.recovery_seconds) as recovery
        from deployments d
        where d.is_counted and d.finished_at >= :previous and d.finished_at < :to and ${of(
          'd',
        )}
        group by 1) deployed) as deployed,
      (select json_agg(changed) from (
        select c.deployed_at >= :from as is_current,
          count(*) as changes,
          ${PERCENTILES} within group (order by c.lead_seconds) as lead
        from changes c
        where c.is_counted and c.deployed_at >= :previous and c.deployed_at < :to and ${of(
          'c',
        )}
        group by 1) changed) as changed,
      (select count(*)::int from changes c
        where c.is_excluded and c.deployed_at >= :from and c.deployed_at < :to and ${of(
          'c',
        )}) as excluded,
      (select count(*)::int from deployments d
        where not d.is_counted and d.uncounted_reason in ('not-successful', 'not-production')
          and d.finished_at >= :from and d.finished_at < :to and ${of(
            'd',
          )}) as uncounted,
      (select count(*)::int from incidents i
        where i.attribution = 'none' and i.created_at >= :from and i.created_at < :to and ${of(
          'i',
        )}) as unattributed`;
}

function windowFigures(
  deployed: DeployedRow | undefined,
  changed: ChangedRow | undefined,
): WindowFigures {
  return {
    deployments: deployed?.deployments ?? 0,
    redeploys: deployed?.redeploys ?? 0,
    deploymentDays: deployed?.days ?? 0,
    services: deployed?.services ?? 0,
    failed: deployed?.failed ?? 0,
    rework: deployed?.rework ?? 0,
    recovered: deployed?.recovered ?? 0,
    open: deployed?.open ?? 0,
    unknownBase: deployed?.unknown_base ?? 0,
    openSince: deployed?.open_since ?? [],
    recovery: percentilesOf(deployed?.recovery),
    changes: changed?.changes ?? 0,
    leadTime: percentilesOf(changed?.lead),
  };
}

function percentilesOf(
  values: number[] | null | undefined,
): Percentiles | null {
  if (!values) return null;
  const [p50, p75, p90] = values;
  return { p50, p75, p90 };
}
