// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentFilter,
  DeploymentRow,
  DeploymentsPage,
  FailureReason,
  ReworkReason,
} from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { pageOf, pastCursor, type PageRequest } from './keyset';
import { linkOf } from './linkOf';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

const FILTERS: Record<DeploymentFilter, string> = {
  all: 'true',
  counted: 'd.is_counted',
  failed: 'd.is_counted and d.is_failed',
  rework: 'd.is_counted and d.is_rework',
  uncounted: 'not d.is_counted',
};

interface Row {
  id: string;
  source: string;
  external_id: string;
  entity_ref: string;
  environment: string;
  sha: string;
  status: string;
  attempt: number | null;
  started_at: Date | null;
  finished_at: Date;
  actor: string | null;
  title: string | null;
  url: string | null;
  commit_url: string | null;
  is_counted: boolean;
  uncounted_reason: DeploymentRow['uncountedReason'] | null;
  is_redeploy: boolean;
  is_base_known: boolean;
  failure_reasons: FailureReason[];
  rework_reasons: ReworkReason[];
  undoes_id: string | null;
  remediates_id: string | null;
  recovery_seconds: number | null;
  changes: number;
  lead_median: number | null;
  incidents: { id: string; title: string; url: string | null }[] | null;
}

/** The attempts that finished in the window, newest first, with what the rules made of each. */
export async function deploymentsPage(
  knex: Knex,
  question: Cohort & PageRequest & { filter: DeploymentFilter },
): Promise<DeploymentsPage> {
  const { from, to, filter } = question;
  const where = `d.finished_at >= :from and d.finished_at < :to
    and ${scopeCondition(question, 'd')} and ${FILTERS[filter]}`;
  const bindings = { ...scopeBindings(question), from, to };
  const after = pastCursor(question, 'd.finished_at');
  const found = await ask<(Row | { id: null }) & { total: number }>(
    knex,
    `select counted.total, page.* from (select count(*)::int as total from deployments d where ${where}) counted
     left join (${statement(`${where} ${after.condition}`)}) page on true
     order by page.finished_at desc, page.id desc`,
    { ...bindings, ...after.bindings },
    { isFrequent: question.scope.kind !== 'all' },
  );
  const [{ total }] = found;
  const rows = found.filter(row => row.id !== null);
  const { items, nextCursor } = pageOf(rows, question, row => row.finished_at);
  return { items: items.map(deploymentRow), total, nextCursor };
}

/** The page, in any order; it is cut before anything is looked up for its rows. */
function statement(where: string): string {
  return `
    select d.*, e.ref as entity_ref, brought.changes, brought.lead_median, caused.incidents
    from (
      select * from deployments d where ${where}
      order by d.finished_at desc, d.id desc limit :take) d
    join entities e on e.id = d.service_id
    cross join lateral (
      select count(*)::int as changes,
        percentile_cont(0.5) within group (order by c.lead_seconds) as lead_median
      from changes c
      where c.is_counted and c.deployment_id in (
        select d.id union all select g.id from deployments g where g.grouped_into = d.id)) brought
    cross join lateral (
      select json_agg(json_build_object('id', i.id::text, 'title', i.title, 'url', i.url)
        order by i.created_at) as incidents
      from incidents i where i.deployment_id = d.id) caused`;
}

function deploymentRow(row: Row): DeploymentRow {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    entityRef: row.entity_ref,
    environment: row.environment,
    sha: row.sha,
    status: row.status,
    attempt: row.attempt ?? undefined,
    startedAt: row.started_at?.toISOString(),
    finishedAt: row.finished_at.toISOString(),
    actor: row.actor ?? undefined,
    title: row.title ?? undefined,
    url: linkOf(row.url),
    commitUrl: linkOf(row.commit_url),
    isCounted: row.is_counted,
    uncountedReason: row.uncounted_reason ?? undefined,
    isRedeploy: row.is_redeploy,
    changes: row.is_base_known || row.is_redeploy ? row.changes : null,
    leadTimeSeconds: row.lead_median,
    failure: row.failure_reasons,
    rework: row.rework_reasons,
    undoes: row.undoes_id ?? row.remediates_id ?? undefined,
    recoverySeconds: row.recovery_seconds ?? undefined,
    incidents: (row.incidents ?? []).map(({ id, title, url }) => ({
      id,
      title,
      url: linkOf(url),
    })),
  };
}
