// SPDX-License-Identifier: Apache-2.0
import type { ExplainedRow, MetricId } from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { failureText, reworkText } from './explainedTexts';
import { linkOf } from './linkOf';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

/** Where the next rows begin. */
export interface Place {
  at: Date;
  id: string;
  sha: string;
}

export interface RowsQuestion extends Cohort {
  metric: MetricId;
  limit: number;
  after?: Place;
}

interface Row {
  /** Of the row itself; a change is told apart within it by its sha. */
  id: string;
  deployment_id: string;
  entity_ref: string;
  sha: string;
  at: Date;
  title: string | null;
  url: string | null;
  is_redeploy: boolean;
  failure_reasons: string[];
  rework_reasons: string[];
  /** Seconds, of a change or a recovery. */
  seconds: number | null;
  is_failed: boolean;
  is_rework: boolean;
}

/** Which rows a figure is drawn from, what each adds, and why. */
interface Drawing {
  from: (question: RowsQuestion) => string;
  value: (row: Row) => number | null;
  note: (row: Row) => string | undefined;
}

const DRAWINGS: Record<MetricId, Drawing> = {
  deploymentFrequency: {
    from: question => countedDeployments(question, 'true'),
    value: () => 1,
    note: row =>
      row.is_redeploy ? 'A redeploy of what was live already' : undefined,
  },
  changeLeadTime: {
    from: countedChanges,
    value: row => row.seconds,
    note: () => undefined,
  },
  failedDeploymentRecoveryTime: {
    from: question =>
      countedDeployments(question, 'd.recovery_seconds is not null'),
    value: row => row.seconds,
    note: row => failureText(row.failure_reasons),
  },
  changeFailRate: {
    from: question => countedDeployments(question, 'true'),
    value: row => Number(row.is_failed),
    note: row => failureText(row.failure_reasons),
  },
  deploymentReworkRate: {
    from: question => countedDeployments(question, 'true'),
    value: row => Number(row.is_rework),
    note: row => reworkText(row.rework_reasons),
  },
};

/** What a figure was drawn from, newest first, and where to go on when that is not all. */
export async function explainedRows(
  knex: Knex,
  question: RowsQuestion,
): Promise<{ rows: ExplainedRow[]; next?: Place }> {
  const { metric, after, from, to, limit } = question;
  const { value, note, from: drawnFrom } = DRAWINGS[metric];
  const found = await ask<Row>(knex, drawnFrom(question), {
    ...scopeBindings(question),
    from,
    to,
    limit,
    ...(after && { pastAt: after.at, pastId: after.id, pastSha: after.sha }),
  });
  const rows = found.map(row => ({
    deploymentId: row.deployment_id,
    entityRef: row.entity_ref,
    sha: row.sha,
    at: row.at.toISOString(),
    title: row.title ?? undefined,
    url: linkOf(row.url),
    value: value(row),
    note: note(row),
  }));
  const last = found.at(-1);
  return { rows, next: found.length === limit ? last : undefined };
}

function countedDeployments(question: RowsQuestion, only: string): string {
  const after = question.after
    ? 'and (d.finished_at, d.id) < (:pastAt, :pastId)'
    : '';
  return `
    select d.id, d.id as deployment_id, e.ref as entity_ref, d.sha, d.finished_at as at, d.title, d.url,
      d.is_redeploy, d.is_failed, d.is_rework, d.failure_reasons, d.rework_reasons,
      d.recovery_seconds as seconds
    from deployments d join entities e on e.id = d.service_id
    where d.is_counted and ${only} and d.finished_at >= :from and d.finished_at < :to
      and ${scopeCondition(question, 'd')} ${after}
    order by d.finished_at desc, d.id desc limit :limit`;
}

function countedChanges(question: RowsQuestion): string {
  const after = question.after
    ? 'and (c.deployed_at, c.deployment_id, c.sha) < (:pastAt, :pastId, :pastSha)'
    : '';
  return `
    select c.deployment_id as id, coalesce(d.grouped_into, d.id) as deployment_id,
      e.ref as entity_ref, c.sha, c.deployed_at as at, c.title, c.url, c.lead_seconds as seconds
    from changes c
      join deployments d on d.id = c.deployment_id
      join entities e on e.id = c.service_id
    where c.is_counted and c.deployed_at >= :from and c.deployed_at < :to
      and ${scopeCondition(question, 'c')} ${after}
    order by c.deployed_at desc, c.deployment_id desc, c.sha desc limit :limit`;
}
