// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';
import type { CauseRequest, IncidentRow } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import type { DecisionStore } from '../store/DecisionStore';
import { incidentById } from '../store/queries/incidents';

/**
 * Changes a service's past, and has the rules look at it again: all or nothing, one at a time for each service.
 */
export type ChangeChain = <T>(
  serviceId: number,
  change: (trx: Knex.Transaction) => Promise<T>,
) => Promise<T>;

/** Says what caused an incident, for whoever was let through. */
export class IncidentCauses {
  constructor(
    private readonly deps: {
      changeChain: ChangeChain;
      decisions: DecisionStore;
      knex: Knex;
    },
  ) {}

  /** @throws NotFoundError also for an incident that no entity of the catalog claims */
  async incident(id: string): Promise<IncidentRow> {
    const incident = await incidentById(this.deps.knex, id);
    if (!incident) throw new NotFoundError(`No incident ${id}`);
    return incident;
  }

  /** @throws InputError when the deployment is not one of the service that counts */
  async decide(
    incidentId: string,
    cause: CauseRequest,
    decidedBy: string,
  ): Promise<IncidentRow> {
    const { changeChain, decisions } = this.deps;
    const serviceId = await decisions.serviceOf(incidentId);
    if (!serviceId) throw new NotFoundError(`No incident ${incidentId}`);
    if (cause.kind === 'deployment') {
      const { deploymentId } = cause;
      if (!(await decisions.isCounted(serviceId, deploymentId))) {
        throw new InputError(
          `deploymentId: ${deploymentId} is no deployment that counts of the incident's service`,
        );
      }
    }
    const decidedAt = new Date();
    await changeChain(serviceId, trx =>
      decisions.record(trx, { incidentId, cause, decidedBy, decidedAt }),
    );
    return this.incident(incidentId);
  }
}
