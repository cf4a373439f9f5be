// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

interface DeploymentGiven {
  service?: string;
  owner?: string;
  system?: string;
  finishedAt: string;
  /** Of each change that is counted. */
  leadSeconds?: number[];
  [column: string]: unknown;
}

interface IncidentGiven {
  service?: string;
  owner?: string;
  createdAt: string;
  [column: string]: unknown;
}

export const SERVICE = 'component:default/payment-service';
export const OWNER = 'group:default/payments';

/** Writes rows as the rules leave them, so that questions can be tested without the rules. */
export class FlaggedRows {
  private count = 0;

  constructor(private readonly knex: Knex) {}

  /** The id, also of one that exists. */
  async entity(ref: string): Promise<number> {
    const [{ id }] = await this.knex('entities')
      .insert({ ref, revision: this.knex.raw("nextval('revisions')") })
      .onConflict('ref')
      .merge(['ref'])
      .returning('id');
    return id;
  }

  /** A counted one, unless columns say otherwise. */
  async deployment(given: DeploymentGiven): Promise<string> {
    const { service, owner, system, finishedAt, leadSeconds, ...columns } =
      given;
    const at = new Date(finishedAt);
    const whose = await this.whose({ service, owner, system });
    const number = ++this.count;
    const [{ id }] = await this.knex('deployments')
      .insert({
        source: 'github',
        external_id: `run-${number}`,
        subject: '{}',
        ...whose,
        environment: 'production',
        sha: `sha-${number}`,
        status: 'success',
        finished_at: at,
        observed_at: at,
        is_base_known: true,
        is_counted: true,
        ...columns,
      })
      .returning('id');
    for (const [place, lead] of (leadSeconds ?? []).entries()) {
      await this.change(id, { sha: `${id}-${place}`, lead_seconds: lead });
    }
    return id;
  }

  /** A counted one, unless columns say otherwise. */
  async change(
    deploymentId: string,
    columns: { sha: string; lead_seconds?: number; [column: string]: unknown },
  ): Promise<void> {
    const deployment = await this.knex('deployments')
      .where({ id: deploymentId })
      .first();
    const { service_id, owner_id, system_id, finished_at } = deployment;
    const seconds = columns.lead_seconds ?? 0;
    await this.knex('changes').insert({
      deployment_id: deploymentId,
      authored_at: new Date(finished_at.getTime() - seconds * 1000),
      is_merge: false,
      is_counted: true,
      service_id,
      owner_id,
      system_id,
      deployed_at: finished_at,
      ...columns,
    });
  }

  async incident(given: IncidentGiven): Promise<string> {
    const { service, owner, createdAt, ...columns } = given;
    const at = new Date(createdAt);
    const [{ id }] = await this.knex('incidents')
      .insert({
        source: 'pagerduty',
        external_id: `incident-${++this.count}`,
        subject: '{}',
        ...(await this.whose({ service, owner })),
        title: 'Payments are refused',
        created_at: at,
        observed_at: at,
        ...columns,
      })
      .returning('id');
    return id;
  }

  private async whose(given: {
    service?: string;
    owner?: string;
    system?: string;
  }) {
    const { service = SERVICE, owner = OWNER, system } = given;
    return {
      service_id: await this.entity(service),
      owner_id: await this.entity(owner),
      system_id: system ? await this.entity(system) : null,
    };
  }
}
