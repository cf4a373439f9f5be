// SPDX-License-Identifier: Apache-2.0
import type { MetricExplanation, MetricId } from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { LEFT_OUT } from './explainedTexts';
import { linkOf } from './linkOf';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

/** So many rows of each reason are shown. */
const SHOWN = 20;

interface Row {
  reason: string;
  count: number;
  deployment_id: string;
  entity_ref: string;
  sha: string;
  at: Date;
  title: string | null;
  url: string | null;
}

type Question = Cohort & { metric: MetricId };

const SETS: Record<MetricId, ((cohort: Cohort) => string)[]> = {
  deploymentFrequency: [uncountedAttempts],
  changeLeadTime: [changesLeftOut, unknownBases],
  failedDeploymentRecoveryTime: [openFailures],
  changeFailRate: [uncountedAttempts],
  deploymentReworkRate: [uncountedAttempts],
};

/** What a figure leaves out, by reason: how many, and the newest of them. The most frequent reason comes first. */
export async function leftOut(
  knex: Knex,
  question: Question,
): Promise<MetricExplanation['excluded']> {
  const bindings = {
    ...scopeBindings(question),
    from: question.from,
    to: question.to,
    shown: SHOWN,
  };
  const found = await Promise.all(
    SETS[question.metric].map(setOf =>
      ask<Row>(knex, newestOf(setOf(question)), bindings),
    ),
  );
  const rows = found.flat();
  return [...new Set(rows.map(({ reason }) => reason))]
    .map(reason => groupOf(rows.filter(row => row.reason === reason)))
    .sort((a, b) => b.count - a.count);
}

function groupOf(rows: Row[]): MetricExplanation['excluded'][number] {
  const [{ reason, count }] = rows;
  return {
    reason: LEFT_OUT[reason] ?? reason,
    count,
    rows: rows.map(row => ({
      deploymentId: row.deployment_id,
      entityRef: row.entity_ref,
      sha: row.sha,
      at: row.at.toISOString(),
      title: row.title ?? undefined,
      url: linkOf(row.url),
      value: null,
    })),
  };
}

/** What is shown of each is looked up only once it is known which are shown. */
function newestOf(set: string): string {
  return `
    select numbered.reason, numbered.count, coalesce(d.grouped_into, d.id) as deployment_id,
      e.ref as entity_ref, numbered.at, coalesce(c.sha, d.sha) as sha,
      case when c.sha is null then d.title else c.title end as title,
      case when c.sha is null then d.url else c.url end as url
    from (
      select left_out.*, count(*) over (partition by reason)::int as count,
        row_number() over (partition by reason order by at desc, attempt_id desc, sha desc) as number
      from (${set}) left_out) numbered
    join deployments d on d.id = numbered.attempt_id
    join entities e on e.id = d.service_id
    left join changes c on c.deployment_id = numbered.attempt_id and c.sha = numbered.sha
    where numbered.number <= :shown
    order by numbered.reason, numbered.number`;
}

function uncountedAttempts(cohort: Cohort): string {
  return `
    select d.uncounted_reason as reason, d.id as attempt_id, null as sha, d.finished_at as at
    from deployments d
    where not d.is_counted and d.uncounted_reason is not null
      and d.finished_at >= :from and d.finished_at < :to and ${scopeCondition(
        cohort,
        'd',
      )}`;
}

function openFailures(cohort: Cohort): string {
  return `
    select 'open' as reason, d.id as attempt_id, null as sha, d.finished_at as at
    from deployments d
    where d.is_counted and d.is_open
      and d.finished_at >= :from and d.finished_at < :to and ${scopeCondition(
        cohort,
        'd',
      )}`;
}

function unknownBases(cohort: Cohort): string {
  return `
    select 'unknown-base' as reason, d.id as attempt_id, null as sha, d.finished_at as at
    from deployments d
    where d.is_counted and not d.is_base_known and not d.is_redeploy
      and d.finished_at >= :from and d.finished_at < :to and ${scopeCondition(
        cohort,
        'd',
      )}`;
}

/** The flags say that a change is not counted; why follows from what the rules looked at, in their order. */
function changesLeftOut(cohort: Cohort): string {
  return `
    select
      case
        when stands.is_redeploy then 'redeploy'
        when c.is_merge then 'merge'
        when c.is_excluded then 'negative'
        when e.path_prefixes is not null and c.paths is not null and not exists (
          select from unnest(c.paths) path, unnest(e.path_prefixes) prefix
          where starts_with(path, prefix)) then 'outside-paths'
        else 'deployed-before'
      end as reason,
      c.deployment_id as attempt_id, c.sha, c.deployed_at as at
    from changes c
      join deployments attempt on attempt.id = c.deployment_id
      join deployments stands on stands.id = coalesce(attempt.grouped_into, attempt.id)
      join entities e on e.id = c.service_id
    where not c.is_counted
      and c.deployed_at >= :from and c.deployed_at < :to and ${scopeCondition(
        cohort,
        'c',
      )}`;
}
