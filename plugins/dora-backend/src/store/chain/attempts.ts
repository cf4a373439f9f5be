// SPDX-License-Identifier: Apache-2.0
import { planned } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Attempt, DeploymentFlags } from '../../classify';
import { ms } from '../milliseconds';
import { givenParts, type Part } from './Part';

/** An attempt, with what the rules made of it before. */
export interface AttemptRow extends Omit<Attempt, 'commits'>, StoredFlags {
  serviceId: number;
}

export interface StoredFlags extends DeploymentFlags {
  ruleVersion: string | null;
}

/** What `StoredFlags` tells of how a deployment failed. */
export const FAILURE_COLUMNS = `
  d.failure_reasons as "failureReasons", d.is_open as "isOpen", ${ms(
    'd.recovered_at',
  )} as "recoveredMs", d.recovery_seconds as "recoverySeconds"`;

const COLUMNS = `
  d.id, d.service_id as "serviceId", d.source, d.external_id as "externalId", d.environment, d.sha, d.status,
  ${ms('d.finished_at')} as "finishedMs", d.release_id as "releaseId",
  d.dedupe_key as "dedupeKey", d.kind, d.remediates, d.is_counted as "isCounted",
  d.uncounted_reason as "uncountedReason", d.grouped_into as "groupedInto",
  d.other_environments as "otherEnvironments", d.is_redeploy as "isRedeploy", d.undoes_id as "undoesId",
  d.remediates_id as "remediatesId", d.rework_reasons as "reworkReasons", ${FAILURE_COLUMNS},
  d.rule_version as "ruleVersion"`;

/**
 * Every attempt of the parts, and those before that share a release with one of them. Each step is fenced: the planner takes a recursion for large, and
 * would read the whole table for the few rows that it gives.
 */
export async function attemptsIn(
  trx: Knex.Transaction,
  parts: Part[],
): Promise<AttemptRow[]> {
  const { sql, bindings } = givenParts(parts);
  const isWhole = parts.every(({ sinceMs }) => sinceMs === -Infinity);
  return planned(
    trx,
    isWhole
      ? `select ${COLUMNS} from ${sql} join deployments d on d.service_id = given.service_id`
      : `with recursive chain as (
           select d.id, d.service_id, d.release_id, d.dedupe_key
           from ${sql} cross join lateral (
             select * from deployments d
             where d.service_id = given.service_id and d.finished_at >= given.since offset 0
           ) d
           union
           select mate.* from chain cross join lateral (
             select d.id, d.service_id, d.release_id, d.dedupe_key from deployments d
             where d.service_id = chain.service_id
               and (d.release_id = chain.release_id or d.dedupe_key = chain.dedupe_key)
             offset 0
           ) mate
         )
         select d.* from chain cross join lateral (
           select ${COLUMNS} from deployments d where d.id = chain.id offset 0
         ) d`,
    bindings,
  );
}
