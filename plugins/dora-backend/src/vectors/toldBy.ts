// SPDX-License-Identifier: Apache-2.0
import type { Subject, Told } from '@macadam/plugin-dora-node';
import type { EventVector } from './vectorFile';

type Deployment = EventVector['deployments'][number];
type Incident = EventVector['incidents'][number];

const SOURCE = 'vectors';

/**
 * What sources would have told of a vector's events by the moment at which it is asked, each event by itself.
 *
 * @param nameless - stands for the service of events that name none
 * @returns also the references of the services, by their name in the vector
 */
export function toldBy(
  vector: EventVector,
  nameless: string,
): { services: Map<string, string>; told: Told[] } {
  const { asOf, config } = vector;
  const deployments = vector.deployments
    .filter(({ finishedAt }) => finishedAt <= asOf)
    .map(one => ({
      ...one,
      service: one.service ?? config.service ?? nameless,
    }));
  const incidents = vector.incidents
    .filter(({ createdAt }) => createdAt <= asOf)
    .map(one => ({ ...one, service: serviceOf(one, deployments, vector) }));
  const names = [
    config.service ?? nameless,
    ...[...deployments, ...incidents].map(({ service }) => service),
  ];
  const services = new Map(
    [...new Set(names)].map((name, n) => [name, `component:default/s${n}`]),
  );
  const subjectOf = ({ service }: { service: string }): Subject => ({
    kind: 'entity',
    entityRef: services.get(service)!,
  });
  return {
    services,
    told: [
      ...deployments.map(one => ({
        source: SOURCE,
        deployments: [{ ...deploymentRecord(one), subject: subjectOf(one) }],
      })),
      ...incidents.map(one => ({
        source: SOURCE,
        incidents: [{ ...incidentRecord(one, asOf), subject: subjectOf(one) }],
      })),
    ],
  };
}

/** An incident that names no service is of the deployment's that it names, of the one that is asked about, or of the last that was deployed. */
function serviceOf(
  { service, deploymentId, createdAt }: Incident,
  deployments: Array<Deployment & { service: string }>,
  { config }: EventVector,
): string {
  const named = deployments.find(({ id }) => id === deploymentId);
  const stated = service ?? named?.service ?? config.service;
  if (stated) return stated;
  const [latest] = deployments
    .filter(
      ({ status, environment, finishedAt }) =>
        status === 'success' &&
        config.productionEnvironments.includes(environment) &&
        finishedAt <= createdAt,
    )
    .sort((a, b) => b.finishedAt.getTime() - a.finishedAt.getTime());
  return latest?.service ?? deployments[0]?.service ?? '';
}

function deploymentRecord(deployment: Deployment) {
  const { id, commits, finishedAt, environment, sha, status } = deployment;
  return {
    externalId: id,
    environment,
    sha,
    status,
    finishedAt,
    observedAt: finishedAt,
    runId: deployment.runId ?? undefined,
    attempt: deployment.attempt ?? undefined,
    releaseId: deployment.releaseId ?? undefined,
    dedupeKey: deployment.dedupeKey ?? undefined,
    kind: deployment.kind ?? undefined,
    remediates: deployment.remediates ?? undefined,
    commits:
      commits?.map(({ merge, paths, ...commit }) => ({
        ...commit,
        isMerge: merge,
        paths: paths ?? undefined,
      })) ?? null,
  };
}

function incidentRecord(
  { id, createdAt, resolvedAt, deploymentId }: Incident,
  asOf: Date,
) {
  const isResolved = resolvedAt !== null && resolvedAt <= asOf;
  return {
    externalId: id,
    title: id,
    createdAt,
    resolvedAt: isResolved ? resolvedAt : undefined,
    observedAt: isResolved ? resolvedAt : createdAt,
    deploymentId: deploymentId ?? undefined,
  };
}
