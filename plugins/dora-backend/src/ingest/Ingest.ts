// SPDX-License-Identifier: Apache-2.0
import type { DeliveryIngest, Interest, Told } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import type { DeliveryStore } from '../store/DeliveryStore';
import type { Counted } from './newlyCounted';
import type { Recorder } from './Recorder';
import type { ServiceDirectory } from './ServiceDirectory';

interface Waiting {
  told: Told;
  resolve: (isNew: boolean) => void;
  reject: (error: unknown) => void;
}

/** So many deliveries share a transaction when they come faster than one can be written. */
const MOST_AT_ONCE = 100;

/** serialization_failure and deadlock_detected: the same again, later, succeeds. */
const PASSING = ['40001', '40P01'];
const MOST_TRIES = 5;

/** Takes what webhooks tell. What comes while others are written waits for its turn, and is then written together: two writers at once would each write less. */
export class Ingest implements DeliveryIngest {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly deps: {
      deliveries: DeliveryStore;
      directory: ServiceDirectory;
      knex: Knex;
      recorder: Recorder;
      onCounted: (counted: Counted[]) => void;
      /** Somebody is spoken of whom the catalog did not know. */
      onUnknown: () => void;
    },
  ) {}

  tell(told: Told): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ told, resolve, reject });
      void this.writeAll();
    });
  }

  async interestIn(
    annotation: string,
    value: string,
  ): Promise<Interest | undefined> {
    return this.deps.directory.current.interestIn(annotation, value);
  }

  private async writeAll(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.settle(together);
      } catch (error) {
        if (together.length === 1) together[0].reject(error);
        // One of them cannot be written: the others must not suffer for it.
        else for (const one of together) await this.settleAlone(one);
      }
    }
    this.isWriting = false;
  }

  private async settleAlone(one: Waiting): Promise<void> {
    try {
      await this.settle([one]);
    } catch (error) {
      one.reject(error);
    }
  }

  private async settle(together: Waiting[]): Promise<void> {
    const news = await this.write(together.map(({ told }) => told));
    together.forEach(({ resolve }, place) => resolve(news[place]));
  }

  /** @returns of each, whether it is new */
  private async write(told: Told[], tries = 1): Promise<boolean[]> {
    const { deliveries, directory, knex, recorder } = this.deps;
    try {
      const { news, recorded } = await knex.transaction(async trx => {
        const isNew = await newOnes(trx, deliveries, told);
        const fresh = told.filter((_, place) => isNew[place]);
        return {
          news: isNew,
          recorded: await recorder.record(trx, fresh, {
            services: directory.current,
            isBackfill: false,
          }),
        };
      });
      this.deps.onCounted(recorded.counted);
      if (recorded.hasUnknown) this.deps.onUnknown();
      return news;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!PASSING.includes(code) || tries === MOST_TRIES) throw error;
      return this.write(told, tries + 1);
    }
  }
}

/** Those without an id cannot be told apart, and are taken: what they say is idempotent in itself. */
async function newOnes(
  trx: Knex.Transaction,
  deliveries: DeliveryStore,
  told: Told[],
): Promise<boolean[]> {
  const keyOf = (source: string, id: string) => JSON.stringify([source, id]);
  const named = told.flatMap(({ source, deliveryId }) =>
    deliveryId ? [{ source, deliveryId }] : [],
  );
  const accepted = new Set(
    (await deliveries.accept(trx, named)).map(({ source, deliveryId }) =>
      keyOf(source, deliveryId),
    ),
  );
  // The first of two equal ones in the same transaction is the new one.
  return told.map(
    ({ source, deliveryId }) =>
      !deliveryId || accepted.delete(keyOf(source, deliveryId)),
  );
}
