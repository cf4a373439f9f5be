// SPDX-License-Identifier: Apache-2.0
import type { Bill, Reject } from '@macadam/plugin-cost-node';
import type { Knex } from 'knex';
import type { BillKey, BillStore } from '../store/BillStore';
import type { ChargeStore } from '../store/ChargeStore';
import { readAhead } from './readAhead';

/** What became of a bill that came. */
export type Outcome =
  | { kind: 'known' | 'duplicate' }
  | { kind: 'refused'; rejects: Reject[] }
  | { kind: 'counted'; charges: number; repeated: number };

/** More than these help nobody to mend a file. */
const MOST_REJECTS = 100;

/** Ends the transaction in which a bill was read. */
class RefusedError extends Error {
  constructor(readonly rejects: Reject[]) {
    super('The bill is refused');
  }
}

/** Brings bills into the database: each whole or not at all, and the same one once. */
export class BillImport {
  constructor(
    private readonly deps: {
      bills: BillStore;
      charges: ChargeStore;
      knex: Knex;
    },
  ) {}

  /** @throws whatever reading it throws; nothing of it counts then, and it is not remembered */
  async take(
    source: string,
    bill: Bill,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { bills } = this.deps;
    const { name, digest } = bill;
    const key: BillKey = { source, name, digest };
    const seen = await bills.seen(key);
    if (seen === 'known') return { kind: 'known' };
    if (seen === 'duplicate') {
      await bills.setAside(key, 'duplicate');
      return { kind: 'duplicate' };
    }
    try {
      const figures = await this.count(key, bill, signal);
      const { charges, repeated } = figures;
      return { kind: 'counted', charges, repeated };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      await bills.setAside(key, 'refused', error.rejects);
      return { kind: 'refused', rejects: error.rejects };
    }
  }

  /**
   * After a whole turn of a source: a file that was refused, and is gone or as it was before, is refused no more.
   *
   * @param told - all that it tells at present
   */
  forgetRefusals(
    source: string,
    told: readonly Pick<Bill, 'name' | 'digest'>[],
  ): Promise<void> {
    return this.deps.bills.forgetRefusals(source, told);
  }

  private count(key: BillKey, bill: Bill, signal: AbortSignal) {
    const { bills, charges, knex } = this.deps;
    return knex.transaction(async trx => {
      await bills.lock(trx);
      await charges.begin(trx);
      const replaced = await bills.counted(trx, key);
      const isReplacement = replaced !== undefined;
      if (isReplacement) await charges.takeAway(trx, replaced);
      const id = await bills.begin(trx, key);
      const rejects: Reject[] = [];
      for await (const part of readAhead(bill.read(signal))) {
        signal.throwIfAborted();
        rejects.push(...part.rejects);
        if (rejects.length >= MOST_REJECTS) break;
        if (rejects.length === 0 && part.charges.length > 0) {
          await charges.add(trx, { id, source: key.source }, part.charges);
        }
      }
      if (rejects.length > 0) {
        throw new RefusedError(rejects.slice(0, MOST_REJECTS));
      }
      const figures = await charges.finish(trx, id, isReplacement);
      await bills.finish(trx, id, figures);
      await bills.changed(trx);
      return figures;
    });
  }
}
