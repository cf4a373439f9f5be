// SPDX-License-Identifier: Apache-2.0
import { RULE_VERSION } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { classify, type Rules } from '../classify';
import type { ChainStore } from '../store/chain/ChainStore';
import type { LoadedChain } from '../store/chain/loadChains';
import { differenceOf, type Difference } from '../store/chain/saveFlags';
import type { Touches } from '../store/events/Touches';
import { newlyCounted, type Counted } from './newlyCounted';

/** So many attempts are judged in one transaction when everything is judged anew. */
const ATTEMPTS_AT_ONCE = 4_000;

/** One part is read or written by the database while the rules look at another. */
const PARTS_AT_ONCE = 2;

const DAY_MS = 24 * 3_600_000;

/** Applies the rules to what changed, in the transaction that changes it. */
export class Judge {
  private readonly rulesId: string;

  constructor(
    private readonly deps: { chains: ChainStore; knex: Knex; rules: Rules },
  ) {
    // Of all that is configured only what the rules look at: nothing else makes a judgement stale.
    const { productionEnvironments, ...rules } = deps.rules;
    const { attributionWindowHours, rollbackDetection } = rules;
    this.rulesId = JSON.stringify([
      RULE_VERSION,
      [...productionEnvironments].sort(),
      { attributionWindowHours, rollbackDetection },
    ]);
  }

  lock(trx: Knex.Transaction, serviceIds: number[]): Promise<void> {
    return this.deps.chains.lock(trx, serviceIds);
  }

  /** @returns what counts from now on and finished within the last day, by service */
  async judge(trx: Knex.Transaction, touches: Touches): Promise<Counted[]> {
    if (touches.attempts.length + touches.incidents.length === 0) return [];
    const { rulesId } = this;
    return this.apply(
      trx,
      await this.deps.chains.touched(trx, { touches, rulesId }),
    );
  }

  /** Judges all of what these services ever did. */
  async judgeWhole(
    trx: Knex.Transaction,
    serviceIds: number[],
  ): Promise<Counted[]> {
    return this.apply(trx, await this.deps.chains.whole(trx, serviceIds));
  }

  /** Judges every service that other rules have judged: after an upgrade, or when the configuration changed. */
  async judgeStale(signal?: AbortSignal): Promise<void> {
    const { chains, knex } = this.deps;
    // Shared: who fails ends it for all.
    const parts = inParts(await chains.stale(knex, this.rulesId));
    const judgeParts = async () => {
      for (const serviceIds of parts) {
        signal?.throwIfAborted();
        await knex.transaction(async trx => {
          await this.lock(trx, serviceIds);
          await this.judgeWhole(trx, serviceIds);
        });
      }
    };
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, judgeParts));
  }

  private async apply(
    trx: Knex.Transaction,
    loaded: LoadedChain[],
  ): Promise<Counted[]> {
    const difference: Difference = {
      deployments: [],
      pastFailures: [],
      changes: [],
      incidents: [],
    };
    const counted: Counted[] = [];
    const dayAgoMs = Date.now() - DAY_MS;
    for (const chain of loaded) {
      const found = differenceOf(chain, classify(chain.chain, this.deps.rules));
      difference.deployments = difference.deployments.concat(found.deployments);
      difference.pastFailures = difference.pastFailures.concat(
        found.pastFailures,
      );
      difference.changes = difference.changes.concat(found.changes);
      difference.incidents = difference.incidents.concat(found.incidents);
      counted.push(newlyCounted(chain, found, dayAgoMs));
    }
    await this.deps.chains.save(trx, {
      difference,
      serviceIds: loaded.map(({ serviceId }) => serviceId),
      rulesId: this.rulesId,
    });
    return counted;
  }
}

function* inParts(
  services: Array<{ serviceId: number; attempts: number }>,
): Generator<number[]> {
  let part: number[] = [];
  let left = ATTEMPTS_AT_ONCE;
  for (const { serviceId, attempts } of services) {
    if (part.length > 0 && attempts > left) {
      yield part;
      part = [];
      left = ATTEMPTS_AT_ONCE;
    }
    part.push(serviceId);
    left -= attempts;
  }
  if (part.length > 0) yield part;
}
