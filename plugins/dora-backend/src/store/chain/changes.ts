// SPDX-License-Identifier: Apache-2.0
import { planned } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Commit } from '../../classify';
import { ms } from '../milliseconds';
import type { AttemptRow } from './attempts';
import { givenParts, type Part } from './Part';

/** A change that an attempt lists, with what the rules made of it before. */
export interface ChangeRow extends Commit {
  attemptId: string;
  isCounted: boolean;
  isExcluded: boolean;
  /** Whether it bears the time, the service and the owner of the deployment that stands for its attempt. */
  isStamped: boolean;
  /** Whether it bears any time. */
  isDeployed: boolean;
}

/** The changes of attempts that count, or did. Paths are read only where they matter. */
export async function changesOf(
  trx: Knex.Transaction,
  attempts: AttemptRow[],
  needsPaths: boolean,
): Promise<ChangeRow[]> {
  const ids = attempts
    .filter(
      ({ status, isCounted, groupedInto }) =>
        status === 'success' || isCounted || groupedInto,
    )
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  return planned(
    trx,
    `select c.deployment_id as "attemptId", c.sha, ${ms(
      'c.authored_at',
    )} as "authoredMs",
       c.is_merge as "isMerge", ${needsPaths ? 'c.paths' : 'null as paths'},
       c.is_counted as "isCounted", c.is_excluded as "isExcluded",
       c.deployed_at = s.finished_at and (c.service_id, c.owner_id, c.system_id)
         is not distinct from (s.service_id, s.owner_id, s.system_id) as "isStamped",
       c.deployed_at is not null as "isDeployed"
     from changes c
     join deployments d on d.id = c.deployment_id
     join deployments s on s.id = coalesce(d.grouped_into, d.id)
     where c.deployment_id = any(cast(:ids as bigint[]))`,
    { ids },
  );
}

/** Of the commits that the parts list, those that were deployed before. */
export async function deployedBefore(
  trx: Knex.Transaction,
  listed: Array<Part & { sha: string }>,
): Promise<Array<{ serviceId: number; sha: string }>> {
  const partial = listed.filter(({ sinceMs }) => sinceMs !== -Infinity);
  if (partial.length === 0) return [];
  const { sql, bindings } = givenParts(partial, {
    sha: ['text', ({ sha }) => sha],
  });
  return planned(
    trx,
    `select given.service_id as "serviceId", given.sha
     from ${sql} where exists (
       select from changes c
       where c.service_id = given.service_id and c.sha = given.sha
         and (c.is_counted or c.is_excluded) and c.deployed_at < given.since
     )`,
    bindings,
  );
}
