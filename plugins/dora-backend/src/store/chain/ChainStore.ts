// SPDX-License-Identifier: Apache-2.0
import { planned } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { touchedServices, type Touches } from '../events/Touches';
import { loadChains, type LoadedChain } from './loadChains';
import { partsOf } from './partsOf';
import type { Part } from './Part';
import { saveFlags, type Difference } from './saveFlags';

/** So that our locks are no one else's: "dora" in ASCII. */
const LOCKS = 0x64_6f_72_61;

/**
 * The chains of services, for the rules. Whoever changes what belongs to a service holds its lock until the end of the transaction, so that
 * flags are never drawn from half of what is known.
 */
export class ChainStore {
  /** Waits for the services. In one order, so that no two wait for each other. */
  async lock(trx: Knex.Transaction, serviceIds: number[]): Promise<void> {
    if (serviceIds.length === 0) return;
    await planned(
      trx,
      `select pg_advisory_xact_lock(${LOCKS}, id)
       from (select distinct unnest(cast(? as int[])) as id order by 1) ids`,
      [serviceIds],
    );
  }

  /** What has to be looked at after something was touched: the whole of a service that other rules have judged. */
  async touched(
    trx: Knex.Transaction,
    { touches, rulesId }: { touches: Touches; rulesId: string },
  ): Promise<LoadedChain[]> {
    const parts = await partsOf(trx, touches);
    const stale = await trx('entities')
      .whereRaw('id = any(?)', [touchedServices(touches)])
      .whereRaw('judged_by is distinct from ?', [rulesId])
      .pluck('id');
    const whole = new Set<number>(stale);
    return loadChains(
      trx,
      parts.map(part =>
        whole.has(part.serviceId) ? { ...part, sinceMs: -Infinity } : part,
      ),
      touches,
    );
  }

  whole(trx: Knex.Transaction, serviceIds: number[]): Promise<LoadedChain[]> {
    const parts: Part[] = serviceIds.map(serviceId => ({
      serviceId,
      sinceMs: -Infinity,
    }));
    return loadChains(trx, parts, { attempts: [], incidents: [] });
  }

  /** Writes what differs, and that the answers about these services may have changed. */
  async save(
    trx: Knex.Transaction,
    judged: { difference: Difference; serviceIds: number[]; rulesId: string },
  ): Promise<void> {
    await saveFlags(trx, judged.difference);
    await planned(
      trx,
      `update entities set revision = nextval('revisions'), judged_by = ? where id = any(?)`,
      [judged.rulesId, judged.serviceIds],
    );
  }

  /** Services with events that other rules have judged, with how many attempts they have. */
  async stale(
    knex: Knex,
    rulesId: string,
  ): Promise<Array<{ serviceId: number; attempts: number }>> {
    const { rows } = await knex.raw(
      `select e.id as "serviceId", d.attempts
       from entities e cross join lateral (
         select cast(count(*) as int) as attempts from deployments d where d.service_id = e.id
       ) d
       where e.judged_by is distinct from ?
         and (d.attempts > 0 or exists (select from incidents i where i.service_id = e.id))
       order by e.id`,
      [rulesId],
    );
    return rows;
  }
}
