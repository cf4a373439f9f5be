// SPDX-License-Identifier: Apache-2.0
import type { CauseRequest } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';

/** What a person says of an incident. */
export interface Decision {
  incidentId: string;
  cause: CauseRequest;
  /** Reference of the user. */
  decidedBy: string;
  decidedAt: Date;
}

/** Keeps what people say of incidents: the last word on the incident, and every word in a trail. */
export class DecisionStore {
  constructor(private readonly knex: Knex) {}

  /** The service that an incident is of; undefined for one that does not exist or that no entity claims. */
  async serviceOf(incidentId: string): Promise<number | undefined> {
    const row = await this.knex('incidents')
      .where({ id: incidentId })
      .first('service_id');
    return row?.service_id ?? undefined;
  }

  /** Whether a deployment of the service is counted, by itself or as part of another. */
  async isCounted(serviceId: number, deploymentId: string): Promise<boolean> {
    const row = await this.knex('deployments')
      .where({ id: deploymentId, service_id: serviceId })
      .where(counted =>
        counted.where('is_counted', true).orWhereNotNull('grouped_into'),
      )
      .first('id');
    return row !== undefined;
  }

  async record(
    trx: Knex.Transaction,
    { incidentId, cause, decidedBy, decidedAt }: Decision,
  ): Promise<void> {
    const deploymentId =
      cause.kind === 'deployment' ? cause.deploymentId : null;
    const reason = cause.kind === 'undecided' ? null : cause.reason ?? null;
    const isDecided = cause.kind !== 'undecided';
    await trx('incidents')
      .where({ id: incidentId })
      .update({
        decision: isDecided ? cause.kind : null,
        decided_deployment_id: deploymentId,
        decision_reason: reason,
        decided_by: isDecided ? decidedBy : null,
        decided_at: isDecided ? decidedAt : null,
      });
    await trx('decisions').insert({
      incident_id: incidentId,
      decision: cause.kind,
      deployment_id: deploymentId,
      reason,
      decided_by: decidedBy,
      decided_at: decidedAt,
    });
  }
}
