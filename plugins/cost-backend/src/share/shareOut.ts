// SPDX-License-Identifier: Apache-2.0
import type {
  ChargeRecord,
  ChargeSubject,
  DailyShares,
  Share,
} from '@macadam/plugin-cost-node';
import Big from 'big.js';
import type { BilledRow } from '../store/ShareStore';

/** Digits of a part; the largest part has what they leave over. */
const DIGITS = 10;

type Amounts = Pick<ChargeRecord, 'billed' | 'effective' | 'list'>;

/** What was charged for a cluster's machine. */
export interface Billed extends Omit<BilledRow, 'day' | 'subjectId'> {
  subject: ChargeSubject;
}

/** Of a cluster that no bill has: what the source reckons is what it costs. */
export function ownCharges({
  day,
  currency,
  cluster,
  shares,
}: DailyShares): ChargeRecord[] {
  return shares.map(({ subject, amount }) =>
    charge(day, subject, {
      ...{ kind: 'usage', isCorrection: false, currency },
      ...{ billed: amount, effective: amount, list: amount },
      from: cluster,
    }),
  );
}

/**
 * Hands what bills charged for a cluster's machines on to what ran on them: each charge is taken back from the machine, and shared out in proportion to
 * the shares. All of it together is nothing, exactly, so that no sum changes by it. Where nothing ran nothing is handed on.
 */
export function sharedOut(
  { day, cluster, shares }: DailyShares,
  billed: readonly Billed[],
): ChargeRecord[] {
  const weights = shares.filter(({ amount }) => new Big(amount).gt(0));
  if (weights.length === 0) return [];
  return billed.flatMap(({ subject, ...whole }) => {
    const from = `${cluster} ${JSON.stringify(subject)}`;
    const taken = { ...whole, from, ...negated(whole) };
    const parts = partsOf(whole, weights);
    return [
      charge(day, subject, taken),
      ...parts.map(({ share, ...amounts }) =>
        charge(day, share.subject, { ...whole, from, ...amounts }),
      ),
    ];
  });
}

function partsOf(whole: Amounts, weights: readonly Share[]) {
  const all = weights.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  const largest = weights.reduce((most, one) =>
    new Big(one.amount).gt(most.amount) ? one : most,
  );
  const split = (amount: string) => {
    const parts = new Map(
      weights.map(share => {
        const part = new Big(amount).times(share.amount).div(all);
        return [share, part.round(DIGITS)] as const;
      }),
    );
    const known = [...parts.values()].reduce(
      (sum, part) => sum.plus(part),
      new Big(0),
    );
    const rest = new Big(amount).minus(known);
    return parts.set(largest, parts.get(largest)!.plus(rest));
  };
  const billed = split(whole.billed);
  const effective = split(whole.effective);
  const list = split(whole.list);
  return weights.map(share => ({
    share,
    billed: billed.get(share)!.toFixed(),
    effective: effective.get(share)!.toFixed(),
    list: list.get(share)!.toFixed(),
  }));
}

function negated({ billed, effective, list }: Amounts): Amounts {
  const of = (amount: string) => new Big(amount).neg().toFixed();
  return { billed: of(billed), effective: of(effective), list: of(list) };
}

function charge(
  day: string,
  subject: ChargeSubject,
  given: Omit<ChargeRecord, 'day' | 'subject' | 'identity'> & { from: string },
): ChargeRecord {
  const { from, ...told } = given;
  const said = { day, subject, ...told };
  return { ...said, identity: JSON.stringify([from, said]) };
}
