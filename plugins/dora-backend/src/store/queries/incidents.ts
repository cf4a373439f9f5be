// SPDX-License-Identifier: Apache-2.0
import type {
  Attribution,
  IncidentRow,
  IncidentsPage,
} from '@macadam/plugin-dora-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { pageOf, pastCursor, type PageRequest } from './keyset';
import { linkOf } from './linkOf';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

interface Row {
  id: string;
  source: string;
  external_id: string;
  entity_ref: string;
  title: string;
  url: string | null;
  urgency: string | null;
  created_at: Date;
  resolved_at: Date | null;
  attribution: Attribution;
  deployment_id: string | null;
  deployment_sha: string | null;
  deployment_finished_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

const SELECTION = `
  select i.*, e.ref as entity_ref,
    d.sha as deployment_sha, d.finished_at as deployment_finished_at`;

const JOINS = `
  join entities e on e.id = i.service_id
  left join deployments d on d.id = i.deployment_id`;

/** The incidents that began in the window, newest first, with what is held to have caused each. */
export async function incidentsPage(
  knex: Knex,
  question: Cohort & PageRequest,
): Promise<IncidentsPage> {
  const { from, to } = question;
  const where = `i.created_at >= :from and i.created_at < :to and ${scopeCondition(
    question,
    'i',
  )}`;
  const bindings = { ...scopeBindings(question), from, to };
  const after = pastCursor(question, 'i.created_at');
  const [rows, [{ total }]] = await Promise.all([
    ask<Row>(
      knex,
      `${SELECTION} from (
         select * from incidents i where ${where} ${after.condition}
         order by i.created_at desc, i.id desc limit :take) i ${JOINS}
       order by i.created_at desc, i.id desc`,
      { ...bindings, ...after.bindings },
    ),
    ask<{ total: number }>(
      knex,
      `select count(*)::int as total from incidents i where ${where}`,
      bindings,
    ),
  ]);
  const { items, nextCursor } = pageOf(rows, question, row => row.created_at);
  return { items: items.map(incidentRow), total, nextCursor };
}

/** One incident that an entity of the catalog claims. */
export async function incidentById(
  knex: Knex,
  id: string,
): Promise<IncidentRow | undefined> {
  const [row] = await ask<Row>(
    knex,
    `${SELECTION} from incidents i ${JOINS} where i.id = :id`,
    { id },
  );
  return row && incidentRow(row);
}

function incidentRow(row: Row): IncidentRow {
  const { deployment_id: id, deployment_sha: sha } = row;
  const finishedAt = row.deployment_finished_at?.toISOString();
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    entityRef: row.entity_ref,
    title: row.title,
    url: linkOf(row.url),
    urgency: row.urgency ?? undefined,
    createdAt: row.created_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString(),
    attribution: row.attribution,
    deployment: id && sha && finishedAt ? { id, sha, finishedAt } : undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at?.toISOString(),
    reason: row.decision_reason ?? undefined,
  };
}
