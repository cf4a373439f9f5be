// SPDX-License-Identifier: Apache-2.0
import { RULE_VERSION } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import type {
  ChangeFlags,
  Classification,
  DeploymentFlags,
  FailureFlags,
  IncidentFlags,
} from '../../classify';
import { given, planned } from '@macadam/portal-node';
import type { LoadedChain } from './loadChains';

/** What of a classification differs from what is kept. */
export interface Difference {
  deployments: DeploymentFlags[];
  pastFailures: FailureFlags[];
  changes: ChangeDifference[];
  incidents: IncidentFlags[];
}

/** Without a deployment, since what lists it does not count any more. */
type ChangeDifference = Omit<ChangeFlags, 'deploymentId'> & {
  deploymentId: string | null;
};

export function differenceOf(
  loaded: LoadedChain,
  classified: Classification,
): Difference {
  const attempts = byId(loaded.attempts);
  const failures = byId(loaded.pastFailures);
  const incidents = byId(loaded.incidents);
  const isNew = <T extends { id: string }>(kept: Map<string, object>) => {
    return (flags: T) => !hasAll(kept.get(flags.id)!, flags);
  };
  return {
    deployments: classified.deployments.filter(
      flags =>
        isNew<DeploymentFlags>(attempts)(flags) ||
        attempts.get(flags.id)!.ruleVersion !== RULE_VERSION,
    ),
    pastFailures: classified.pastFailures.filter(isNew(failures)),
    changes: changesThatDiffer(loaded, classified),
    incidents: classified.incidents.filter(isNew(incidents)),
  };
}

function changesThatDiffer(
  { attempts, changes }: LoadedChain,
  classified: Classification,
): ChangeDifference[] {
  const keyOf = (row: { attemptId: string; sha: string }) =>
    `${row.attemptId} ${row.sha}`;
  const found = new Map(classified.changes.map(flags => [keyOf(flags), flags]));
  const stoodFor = new Map(
    attempts.map(({ id, groupedInto }) => [id, groupedInto ?? id]),
  );
  return changes.flatMap((row): ChangeDifference[] => {
    const { attemptId, sha } = row;
    const flags = found.get(keyOf(row));
    if (!flags) {
      const none = { isCounted: false, isExcluded: false, deploymentId: null };
      return row.isDeployed ? [{ attemptId, sha, ...none }] : [];
    }
    const isKept =
      row.isStamped &&
      stoodFor.get(attemptId) === flags.deploymentId &&
      row.isCounted === flags.isCounted &&
      row.isExcluded === flags.isExcluded;
    return isKept ? [] : [flags];
  });
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map(row => [row.id, row]));
}

function hasAll(kept: object, flags: object): boolean {
  const before = kept as Record<string, unknown>;
  return Object.entries(flags).every(
    ([name, flag]) => String(flag) === String(before[name]),
  );
}

/** Writes what differs, and nothing else. */
export async function saveFlags(
  trx: Knex.Transaction,
  { deployments, pastFailures, changes, incidents }: Difference,
): Promise<void> {
  if (deployments.length > 0) await saveDeployments(trx, deployments);
  if (pastFailures.length > 0) await saveFailures(trx, pastFailures);
  if (changes.length > 0) await saveChanges(trx, changes);
  if (incidents.length > 0) await saveIncidents(trx, incidents);
}

const FAILURE = {
  id: ['bigint', ({ id }: FailureFlags) => id],
  failure_reasons: [
    'text',
    ({ failureReasons }: FailureFlags) => failureReasons.join(),
  ],
  is_open: ['boolean', ({ isOpen }: FailureFlags) => isOpen],
  recovered_at: [
    'timestamptz',
    ({ recoveredMs }: FailureFlags) =>
      recoveredMs === null ? null : new Date(recoveredMs).toISOString(),
  ],
  recovery_seconds: [
    'float8',
    ({ recoverySeconds }: FailureFlags) => recoverySeconds,
  ],
} as const;

const SET_FAILURE = `
  is_failed = given.failure_reasons <> '', failure_reasons = string_to_array(given.failure_reasons, ','),
  is_open = given.is_open, recovered_at = given.recovered_at, recovery_seconds = given.recovery_seconds`;

async function saveFailures(trx: Knex.Transaction, flags: FailureFlags[]) {
  const { sql, bindings } = given(flags, FAILURE);
  await planned(
    trx,
    `update deployments d set ${SET_FAILURE} from ${sql} where d.id = given.id`,
    bindings,
  );
}

async function saveDeployments(
  trx: Knex.Transaction,
  flags: DeploymentFlags[],
) {
  const { sql, bindings } = given(flags, {
    ...FAILURE,
    is_counted: ['boolean', f => f.isCounted],
    uncounted_reason: ['text', f => f.uncountedReason],
    grouped_into: ['bigint', f => f.groupedInto],
    other_environments: ['text', f => JSON.stringify(f.otherEnvironments)],
    is_redeploy: ['boolean', f => f.isRedeploy],
    undoes_id: ['bigint', f => f.undoesId],
    remediates_id: ['bigint', f => f.remediatesId],
    rework_reasons: ['text', f => f.reworkReasons.join()],
  });
  await planned(
    trx,
    `update deployments d set ${SET_FAILURE}, is_counted = given.is_counted,
       uncounted_reason = given.uncounted_reason, grouped_into = given.grouped_into,
       other_environments = case when given.other_environments <> 'null'
         then array(select jsonb_array_elements_text(cast(given.other_environments as jsonb))) end,
       is_redeploy = given.is_redeploy, undoes_id = given.undoes_id, remediates_id = given.remediates_id,
       is_rework = given.rework_reasons <> '', rework_reasons = string_to_array(given.rework_reasons, ','),
       rule_version = :version
     from ${sql} where d.id = given.id`,
    { ...bindings, version: RULE_VERSION },
  );
}

/** A change bears the time and the owner of the deployment that stands for its attempt, so that a question about changes needs no join. */
async function saveChanges(trx: Knex.Transaction, flags: ChangeDifference[]) {
  const { sql, bindings } = given(flags, {
    deployment_id: ['bigint', f => f.attemptId],
    sha: ['text', f => f.sha],
    stands: ['bigint', f => f.deploymentId],
    is_counted: ['boolean', f => f.isCounted],
    is_excluded: ['boolean', f => f.isExcluded],
  });
  await planned(
    trx,
    `update changes c set is_counted = given.is_counted, is_excluded = given.is_excluded,
       service_id = s.service_id, owner_id = s.owner_id, system_id = s.system_id, deployed_at = s.finished_at,
       lead_seconds = case when given.is_counted
         then date_part('epoch', s.finished_at - c.authored_at) end
     from ${sql} left join deployments s on s.id = given.stands
     where c.deployment_id = given.deployment_id and c.sha = given.sha`,
    bindings,
  );
}

async function saveIncidents(trx: Knex.Transaction, flags: IncidentFlags[]) {
  const { sql, bindings } = given(flags, {
    id: ['bigint', f => f.id],
    attribution: ['text', f => f.attribution],
    deployment_id: ['bigint', f => f.deploymentId],
  });
  await planned(
    trx,
    `update incidents i set attribution = given.attribution, deployment_id = given.deployment_id
     from ${sql} where i.id = given.id`,
    bindings,
  );
}
