// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type {
  DeploymentRecord,
  IncidentRecord,
} from '@macadam/plugin-dora-node';
import { aCommit, aDeployment, anIncident } from './TestEngine';

/** Something that a source could tell. */
export type RandomEvent =
  | { deployment: DeploymentRecord }
  | { incident: IncidentRecord };

const moment = fc
  .integer({ min: 0, max: 200 })
  .map(n => new Date(Date.parse('2026-03-02T00:00:00Z') + n * 1_200_000));

const few = (prefix: string, most: number) =>
  fc.integer({ min: 0, max: most }).map(n => `${prefix}${n}`);

const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { freq: 1, nil: undefined });

const commits = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc.uniqueArray(
      fc
        .record({ sha: few('c', 9), at: moment, isMerge: fc.boolean() })
        .map(({ sha, at, isMerge }) => aCommit(sha, at, { isMerge })),
      { selector: ({ sha }) => sha, maxLength: 3 },
    ),
  },
);

const deployment = fc
  .record({
    finishedAt: moment,
    observedAt: moment,
    externalId: few('d', 9),
    environment: fc.constantFrom('production', 'production', 'eu', 'staging'),
    status: fc.constantFrom('success', 'success', 'success', 'failure'),
    releaseId: rarely(few('r', 2)),
    dedupeKey: rarely(few('k', 2)),
    kind: fc.constantFrom(undefined, undefined, 'hotfix' as const),
    remediates: rarely(few('d', 9)),
    commits,
  })
  .map(({ externalId, ...more }) => ({
    deployment: aDeployment(externalId, '2026-03-02T00:00:00Z', {
      // What an attempt deploys never changes, so that its changes stay its own.
      sha: `v${(Number(externalId.slice(1)) * 7 + 3) % 5}`,
      ...more,
    }),
  }));

const incident = fc
  .record({
    externalId: few('i', 4),
    createdAt: moment,
    minutes: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    observedAt: moment,
    deploymentId: rarely(few('d', 9)),
  })
  .map(({ externalId, createdAt, minutes, ...more }) => ({
    incident: anIncident(externalId, createdAt.toISOString(), undefined, {
      resolvedAt:
        minutes === undefined
          ? undefined
          : new Date(createdAt.getTime() + minutes * 60_000),
      ...more,
    }),
  }));

/** Tellings of one service, of few things, so that they meet: attempts told twice, releases, rollbacks, repairs. */
export const randomEvents: fc.Arbitrary<RandomEvent[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: deployment },
    { weight: 1, arbitrary: incident },
  ),
  { minLength: 1, maxLength: 16 },
);

/** As one telling. */
export function toldAtOnce(events: RandomEvent[]) {
  return {
    deployments: events.flatMap(event =>
      'deployment' in event ? [event.deployment] : [],
    ),
    incidents: events.flatMap(event =>
      'incident' in event ? [event.incident] : [],
    ),
  };
}
