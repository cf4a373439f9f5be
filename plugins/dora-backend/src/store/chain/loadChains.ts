// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { Chain, Past } from '../../classify';
import { attemptKey } from '../../classify';
import type { Touches } from '../events/Touches';
import { attemptsIn, type AttemptRow } from './attempts';
import { changesOf, deployedBefore, type ChangeRow } from './changes';
import { incidentsOf, type IncidentRow } from './incidents';
import type { Part } from './Part';
import {
  pastEnvironments,
  pastFailures,
  remediatedBefore,
  type PastFailureRow,
} from './past';

/** A service's chain, or the part of it that is looked at, with what the rules made of its rows before. */
export interface LoadedChain {
  serviceId: number;
  chain: Chain;
  attempts: AttemptRow[];
  changes: ChangeRow[];
  incidents: IncidentRow[];
  pastFailures: PastFailureRow[];
}

/** Loads parts of chains, all of them with a handful of questions, however many they are. */
export async function loadChains(
  trx: Knex.Transaction,
  parts: Part[],
  touches: Touches,
): Promise<LoadedChain[]> {
  const prefixes = await pathPrefixes(trx, parts);
  const attempts = await attemptsIn(trx, parts);
  const needsPaths = [...prefixes.values()].some(found => found !== null);
  const changes = await changesOf(trx, attempts, needsPaths);
  const ofParts = inParts(parts);
  const incidents = await incidentsOf(trx, {
    parts,
    // All incidents of a whole service are looked at anyway.
    attempts: [...ofParts(attempts), ...touches.attempts],
    touched: touches.incidents,
  });
  const past = await loadPast(
    trx,
    partial({ parts, attempts, changes, incidents }),
  );

  const attemptsBy = groupBy(attempts, ({ serviceId }) => serviceId);
  const incidentsBy = groupBy(incidents, ({ serviceId }) => serviceId);
  const changesBy = groupBy(changes, ({ attemptId }) => attemptId);
  return parts.map(({ serviceId }) => {
    const own = attemptsBy.get(serviceId) ?? [];
    const changesOfOwn = own.map(({ id }) => changesBy.get(id) ?? []);
    const ownIncidents = incidentsBy.get(serviceId) ?? [];
    const ownPast = past(serviceId);
    return {
      serviceId,
      attempts: own,
      changes: changesOfOwn.flat(),
      incidents: ownIncidents,
      pastFailures: ownPast.failures,
      chain: {
        pathPrefixes: prefixes.get(serviceId) ?? null,
        attempts: own.map((attempt, n) => ({
          ...attempt,
          commits: changesOfOwn[n],
        })),
        incidents: ownIncidents,
        past: ownPast,
      },
    };
  });
}

/** Of rows those of services that are not looked at as a whole: nothing is before a whole one. */
function inParts(parts: Part[]) {
  const looked = new Set(
    parts
      .filter(({ sinceMs }) => sinceMs !== -Infinity)
      .map(({ serviceId }) => serviceId),
  );
  return <T extends { serviceId: number }>(rows: T[]): T[] =>
    rows.filter(({ serviceId }) => looked.has(serviceId));
}

interface Loaded {
  parts: Part[];
  attempts: AttemptRow[];
  changes: ChangeRow[];
  incidents: IncidentRow[];
}

/** What of it has something before it. */
function partial({ parts, changes, ...rows }: Loaded): Loaded {
  const ofParts = inParts(parts);
  const attempts = ofParts(rows.attempts);
  const ids = new Set(attempts.map(({ id }) => id));
  return {
    parts,
    attempts,
    changes: changes.filter(({ attemptId }) => ids.has(attemptId)),
    incidents: ofParts(rows.incidents),
  };
}

async function pathPrefixes(
  trx: Knex.Transaction,
  parts: Part[],
): Promise<Map<number, string[] | null>> {
  const rows = await trx('entities')
    .whereRaw('id = any(?)', [parts.map(({ serviceId }) => serviceId)])
    .select('id', 'path_prefixes');
  return new Map(rows.map(row => [row.id, row.path_prefixes]));
}

type OwnPast = Past & { failures: PastFailureRow[] };

async function loadPast(
  trx: Knex.Transaction,
  loaded: Loaded,
): Promise<(serviceId: number) => OwnPast> {
  const { parts, attempts, changes, incidents } = loaded;
  const since = new Map(parts.map(part => [part.serviceId, part.sinceMs]));
  const partly = <T extends { serviceId: number }>(row: T) => ({
    ...row,
    sinceMs: since.get(row.serviceId)!,
  });
  const serviceOf = new Map(
    attempts.map(({ id, serviceId }) => [id, serviceId]),
  );
  const visits = attempts
    .filter(({ status }) => status === 'success')
    .map(({ environment, ...attempt }) => ({
      ...partly(attempt),
      environment: environment.toLocaleLowerCase('en-US'),
    }));
  const environments = await pastEnvironments(trx, visits);
  const remediated = await remediatedBefore(trx, attempts.map(partly));
  const deployed = await deployedBefore(
    trx,
    changes.map(({ attemptId, sha }) =>
      partly({ serviceId: serviceOf.get(attemptId)!, sha }),
    ),
  );
  const failures = await pastFailures(
    trx,
    pointedAt({ ...loaded, environments, remediated })
      .filter(({ id }) => !serviceOf.has(id))
      .map(partly),
    incidents.map(({ id }) => id),
  );
  const remediatedBy = groupBy(remediated, ({ serviceId }) => serviceId);
  const deployedBy = groupBy(deployed, ({ serviceId }) => serviceId);
  const failuresBy = groupBy(failures, ({ serviceId }) => serviceId);
  return serviceId => ({
    environments: environments.get(serviceId) ?? [],
    deployedCommits: new Set(
      deployedBy.get(serviceId)?.map(({ sha }) => sha) ?? [],
    ),
    remediated: new Map(
      remediatedBy
        .get(serviceId)
        ?.map(row => [attemptKey(row.source, row.externalId), row]) ?? [],
    ),
    failures: failuresBy.get(serviceId) ?? [],
  });
}

/** Everything that something in the parts points at, or pointed at before. */
function pointedAt(loaded: {
  attempts: AttemptRow[];
  incidents: IncidentRow[];
  environments: Awaited<ReturnType<typeof pastEnvironments>>;
  remediated: Awaited<ReturnType<typeof remediatedBefore>>;
}): Array<{ serviceId: number; id: string }> {
  const { attempts, incidents, environments, remediated } = loaded;
  const pointed: Array<{ serviceId: number; id: string | null | undefined }> = [
    ...remediated,
    ...attempts.flatMap(({ serviceId, undoesId, remediatesId }) => [
      { serviceId, id: undoesId },
      { serviceId, id: remediatesId },
    ]),
    ...incidents.flatMap(({ serviceId, deploymentId, past }) => [
      { serviceId, id: deploymentId },
      ...[past.told, past.decided, past.latest].map(deployment => ({
        serviceId,
        id: deployment?.id,
      })),
    ]),
    ...[...environments].flatMap(([serviceId, found]) =>
      found.flatMap(({ nextAfter }) =>
        [...nextAfter.values()].map(id => ({ serviceId, id })),
      ),
    ),
  ];
  return pointed.flatMap(({ serviceId, id }) =>
    id ? [{ serviceId, id }] : [],
  );
}

function groupBy<T, K>(rows: T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
