// SPDX-License-Identifier: Apache-2.0
import type {
  Batch,
  DeploymentSource,
  IncidentSource,
  ReadRequest,
} from '@macadam/plugin-dora-node';
import type { Tells } from '../store/ReadStore';
import type { Report } from './Recorder';

/** One kind of event that a source can be asked for. */
export interface Reading {
  source: DeploymentSource | IncidentSource;
  tells: Tells;
  read(
    request: ReadRequest,
  ): Promise<Omit<Batch<unknown>, 'records'> & { report: Report }>;
}

/** Sources of either kind, to be asked alike. */
export function readingsOf(sources: {
  deployments: DeploymentSource[];
  incidents: IncidentSource[];
}): Reading[] {
  return [
    ...sources.deployments.map(
      (source): Reading => ({
        source,
        tells: 'deployments',
        async read(request) {
          const { records, ...rest } = await source.readDeployments(request);
          return {
            ...rest,
            report: { source: source.id, deployments: records },
          };
        },
      }),
    ),
    ...sources.incidents.map(
      (source): Reading => ({
        source,
        tells: 'incidents',
        async read(request) {
          const { records, ...rest } = await source.readIncidents(request);
          return { ...rest, report: { source: source.id, incidents: records } };
        },
      }),
    ),
  ];
}
