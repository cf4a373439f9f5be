// SPDX-License-Identifier: Apache-2.0
import type { MetricId, Percentiles } from '@macadam/plugin-dora-common';
import type { Measured } from '@macadam/portal-common';
import type { Knex } from 'knex';
import { localDays } from '../read/DeliveryWindow';
import { figuresOf } from '../read/metrics';
import { deploymentsPage } from '../store/queries/deployments';
import { entityIds } from '../store/queries/entities';
import { explainedRows } from '../store/queries/explainedRows';
import { incidentsPage } from '../store/queries/incidents';
import type { Cohort } from '../store/queries/Scope';
import { seriesPoints } from '../store/queries/series';
import { summaryFigures } from '../store/queries/summary';
import type { EventVector } from './vectorFile';

/** More than a worked example has. */
const ALL = 10_000;

/**
 * What the API's own questions say of a vector's window, by metric and in the words of the vectors.
 *
 * @param service - the reference of the one that is asked about; all of them without
 */
export async function answersOf(
  knex: Knex,
  { window, asOf, config }: EventVector,
  service: string | undefined,
): Promise<Record<string, Record<string, unknown>>> {
  const cohort = { ...window, scope: await scopeOf(knex, service) };
  const shown = await shownOf(knex, cohort, config.timezone);
  const { current, left, figures, days, weeks } = shown;
  const ids = await idsIn(knex, cohort);
  const total = current.deployments;
  return {
    deploymentFrequency: {
      count: total,
      redeploys: current.redeploys,
      redeployIds: ids.redeploys,
      deploymentDays: current.deploymentDays,
      perDay: valueOf(figures.deploymentFrequency),
      byDay: countsBy(days),
      byWeek: { ...countsBy(weeks), ...countsByIsoWeek(weeks) },
      ids: ids.all,
    },
    changeLeadTime: {
      changes: current.changes,
      excluded: left.excludedChanges,
      unknownBase: current.unknownBase,
      ...durations(figures.changeLeadTime, current.leadTime),
      ...(await spread(knex, cohort, 'changeLeadTime')),
    },
    changeFailRate: {
      failed: current.failed,
      total,
      rate: valueOf(figures.changeFailRate),
      unattributedIncidents: left.unattributedIncidents,
      unattributedIds: await unattributed(knex, cohort),
      failedIds: ids.failed,
    },
    failedDeploymentRecoveryTime: {
      ...recoveriesIn(shown, asOf),
      openIds: ids.open,
      ...(await spread(knex, cohort, 'failedDeploymentRecoveryTime')),
    },
    deploymentReworkRate: {
      rework: current.rework,
      total,
      rate: valueOf(figures.deploymentReworkRate),
      reworkIds: ids.rework,
    },
  };
}

/** What a page of the window shows. */
async function shownOf(knex: Knex, cohort: Cohort, timezone: string) {
  const { from, to } = cohort;
  const previousFrom = new Date(2 * +from - +to);
  const [{ current, ...left }, days, weeks] = await Promise.all([
    summaryFigures(knex, { ...cohort, previousFrom, timezone }),
    seriesPoints(knex, { ...cohort, timezone, bucket: 'day' }),
    seriesPoints(knex, { ...cohort, timezone, bucket: 'week' }),
  ]);
  const figures = figuresOf({
    ...current,
    days: localDays(from, to, timezone),
  });
  return { current, left, figures, days, weeks };
}

function recoveriesIn(
  { current, left, figures }: Awaited<ReturnType<typeof shownOf>>,
  asOf: Date,
) {
  return {
    recovered: current.recovered,
    open: current.open,
    openAgeSeconds: left.openSince.map(since => secondsUntil(asOf, since)),
    ...durations(figures.failedDeploymentRecoveryTime, current.recovery),
  };
}

/** The deployments that count, by what the rules made of them. */
async function idsIn(knex: Knex, cohort: Cohort) {
  const { items } = await deploymentsPage(knex, {
    ...cohort,
    filter: 'counted',
    limit: ALL,
  });
  const idsOf = (rows: typeof items) => rows.map(row => row.externalId);
  const failed = items.filter(({ failure }) => failure.length > 0);
  return {
    all: idsOf(items),
    redeploys: idsOf(items.filter(({ isRedeploy }) => isRedeploy)),
    failed: idsOf(failed),
    open: idsOf(
      failed.filter(({ recoverySeconds }) => recoverySeconds === undefined),
    ),
    rework: idsOf(items.filter(({ rework }) => rework.length > 0)),
  };
}

function secondsUntil(end: Date, start: Date | string): number {
  return (end.getTime() - new Date(start).getTime()) / 1000;
}

async function scopeOf(
  knex: Knex,
  service: string | undefined,
): Promise<Cohort['scope']> {
  if (service === undefined) return { kind: 'all' };
  const ids = await entityIds(knex, [service]);
  return { kind: 'service', id: ids.get(service)! };
}

function valueOf(measured: Measured): number | null {
  return measured.kind === 'measured' ? measured.value : null;
}

function durations(headline: Measured, percentiles: Percentiles | null) {
  return {
    medianSeconds: valueOf(headline),
    p50Seconds: percentiles?.p50 ?? null,
    p75Seconds: percentiles?.p75 ?? null,
    p90Seconds: percentiles?.p90 ?? null,
  };
}

/** Of the rows that a figure opens to. */
async function spread(knex: Knex, cohort: Cohort, metric: MetricId) {
  const { rows } = await explainedRows(knex, { ...cohort, metric, limit: ALL });
  const values = rows.map(({ value }) => value ?? NaN);
  if (values.length === 0) {
    return { meanSeconds: null, minSeconds: null, maxSeconds: null };
  }
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    meanSeconds: sum / values.length,
    minSeconds: Math.min(...values),
    maxSeconds: Math.max(...values),
  };
}

async function unattributed(knex: Knex, cohort: Cohort): Promise<string[]> {
  const { items } = await incidentsPage(knex, { ...cohort, limit: ALL });
  return items
    .filter(({ attribution }) => attribution === 'none')
    .map(({ externalId }) => externalId);
}

type Points = Awaited<ReturnType<typeof seriesPoints>>;

function countsBy(points: Points): Record<string, number> {
  return Object.fromEntries(
    points.map(({ start, deployments }) => [start, deployments]),
  );
}

/** By names as `2026-W10`. */
function countsByIsoWeek(points: Points): Record<string, number> {
  return Object.fromEntries(
    points.map(({ start, deployments }) => [isoWeekOf(start), deployments]),
  );
}

/** A week is of the year that its Thursday is in, and the first is the one with the fourth of January. */
function isoWeekOf(monday: string): string {
  const day = 86_400_000;
  const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * day);
  const year = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / day;
  const week = Math.floor(days / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
