// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';

/** A service that was deployed to an environment of late, and whose it then was. */
export interface ActiveService {
  serviceRef: string;
  ownerRef: string | null;
  environment: string;
}

/** @param since - the deployments that finished from then on */
export async function activeServices(
  knex: Knex,
  since: Date,
): Promise<ActiveService[]> {
  return ask<ActiveService>(
    knex,
    `select service.ref as "serviceRef", owner.ref as "ownerRef", active.environment
     from (
       select distinct d.service_id, d.owner_id, lower(d.environment) as environment
       from deployments d
       where d.is_counted and d.finished_at >= :since) active
     join entities service on service.id = active.service_id
     left join entities owner on owner.id = active.owner_id`,
    { since },
  );
}
