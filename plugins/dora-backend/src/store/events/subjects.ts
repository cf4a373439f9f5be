// SPDX-License-Identifier: Apache-2.0
import { planned } from '@macadam/portal-node';
import type { Knex } from 'knex';

type Table = 'deployments' | 'incidents';

/** Whom events speak of, and with which services these stand. A null stands for those with none. */
export async function subjectsOf(
  trx: Knex.Transaction,
  table: Table,
  serviceIds: number[],
): Promise<Array<{ subject: unknown; serviceIds: Array<number | null> }>> {
  return planned(
    trx,
    `select subject, array_agg(distinct service_id) as "serviceIds" from ${table}
     where service_id is null or service_id = any(?) group by subject`,
    [serviceIds],
  );
}

/** The events that speak of somebody and stand with one of the services, or with none. */
export async function eventsAbout(
  trx: Knex.Transaction,
  table: Table,
  { subject, affected }: { subject: unknown; affected: number[] },
): Promise<Array<{ source: string; externalId: string }>> {
  return planned(
    trx,
    `select distinct source, external_id as "externalId" from ${table}
     where (service_id is null or service_id = any(?)) and subject = cast(? as jsonb)`,
    [affected, JSON.stringify(subject)],
  );
}
