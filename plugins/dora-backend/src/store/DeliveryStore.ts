// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';

/** Longer than any sender that we know sends a delivery again. */
const KEPT_DAYS = 7;

export interface Delivery {
  source: string;
  deliveryId: string;
}

/** Which deliveries of webhooks came, so that one that comes again is known. */
export class DeliveryStore {
  constructor(private readonly knex: Knex) {}

  /** @returns those that are new, and from now on are not */
  async accept(
    trx: Knex.Transaction,
    deliveries: Delivery[],
  ): Promise<Delivery[]> {
    if (deliveries.length === 0) return [];
    const { sql, bindings } = given(deliveries, {
      source: ['text', ({ source }) => source],
      delivery_id: ['text', ({ deliveryId }) => deliveryId],
    });
    return planned(
      trx,
      `insert into deliveries (source, delivery_id)
       select source, delivery_id from ${sql} order by source, delivery_id
       on conflict do nothing
       returning source, delivery_id as "deliveryId"`,
      bindings,
    );
  }

  async forgetOld(): Promise<void> {
    await this.knex('deliveries')
      .whereRaw('received_at < now() - make_interval(days => ?)', [KEPT_DAYS])
      .delete();
  }
}
