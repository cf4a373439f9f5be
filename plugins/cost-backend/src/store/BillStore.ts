// SPDX-License-Identifier: Apache-2.0
import type { Reject } from '@macadam/plugin-cost-node';
import type { Knex } from 'knex';
import type { BillFigures } from './ChargeStore';

/** A bill as it is known by. */
export interface BillKey {
  source: string;
  name: string;
  digest: string;
}

/** One import, and one change of what belongs to whom, at a time, over all replicas. */
const LOCK = 0x63_6f_73_74;

/** Which bills came, and what became of them. */
export class BillStore {
  constructor(private readonly knex: Knex) {}

  /**
   * What is known of a bill: nothing of it need be done again; or another bill has that very content, and nothing counts under this one's name; or
   * it is new.
   */
  async seen({
    source,
    name,
    digest,
  }: BillKey): Promise<'known' | 'duplicate' | 'new'> {
    const rows = await this.knex('bills')
      .where({ source })
      .andWhere(either => either.where({ name }).orWhere({ digest }))
      .select('name', 'digest', 'state');
    const own = rows.filter(row => row.name === name);
    const same = own.find(row => row.digest === digest);
    const isToldElsewhere = rows.some(
      row => row.name !== name && row.state === 'counted',
    );
    if (same && same.state !== 'duplicate') return 'known';
    if (same && isToldElsewhere) return 'known';
    const isCounted = own.some(row => row.state === 'counted');
    return isToldElsewhere && !isCounted ? 'duplicate' : 'new';
  }

  /** The one that counts at present under that name. */
  async counted(
    trx: Knex.Transaction,
    { source, name }: BillKey,
  ): Promise<number | undefined> {
    const where = { source, name, state: 'counted' };
    return (await trx('bills').where(where).first('id'))?.id;
  }

  /** @returns its number */
  async begin(trx: Knex.Transaction, bill: BillKey): Promise<number> {
    await trx('bills').where({ source: bill.source, name: bill.name }).delete();
    const [{ id }] = await trx('bills')
      .insert({ ...keyOf(bill), state: 'counted' })
      .returning('id');
    return id;
  }

  async finish(
    trx: Knex.Transaction,
    id: number,
    figures: BillFigures,
  ): Promise<void> {
    await trx('bills').where({ id }).update(figures);
  }

  /** Remembers one of which nothing counts. What counted under its name before stays. */
  async setAside(
    bill: BillKey,
    state: 'duplicate' | 'refused',
    rejects: Reject[] = [],
  ): Promise<void> {
    const row = { state, rejects: JSON.stringify(rejects) };
    await this.knex('bills')
      .insert({ ...keyOf(bill), ...row })
      .onConflict(['source', 'name', 'state'])
      .merge({ digest: bill.digest, rejects: row.rejects, at: new Date() });
  }

  /** Forgets refusals of what a source does not tell any more, or tells otherwise. @param told - all that it tells at present */
  async forgetRefusals(
    source: string,
    told: readonly Omit<BillKey, 'source'>[],
  ): Promise<void> {
    const { knex } = this;
    const refused = await knex('bills')
      .where({ source, state: 'refused' })
      .select('id', 'name', 'digest');
    const digests = new Map(told.map(({ name, digest }) => [name, digest]));
    const gone = refused.filter(row => digests.get(row.name) !== row.digest);
    const ids = gone.map(({ id }) => id);
    await knex('bills').whereIn('id', ids).delete();
  }

  lock(trx: Knex.Transaction): Promise<unknown> {
    return trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
  }

  /** Says that answers may be other ones now. */
  async changed(trx: Knex.Transaction): Promise<void> {
    await trx('ledger').increment('revision', 1);
  }
}

function keyOf({ source, name, digest }: BillKey): BillKey {
  return { source, name, digest };
}
