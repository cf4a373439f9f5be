// SPDX-License-Identifier: Apache-2.0
import type { ChargeRecord } from '@macadam/plugin-cost-node';
import Big from 'big.js';
import fc from 'fast-check';
import { ownCharges, sharedOut, type Billed } from './shareOut';

const subject = (resourceId: string) => ({
  provider: 'AWS',
  category: 'Compute',
  service: 'Amazon EC2',
  resourceId,
  tags: {},
});

const aBilled = (effective: string, given: Partial<Billed> = {}): Billed => ({
  kind: 'usage',
  isCorrection: false,
  currency: 'USD',
  billed: effective,
  effective,
  list: effective,
  subject: subject('node-1'),
  ...given,
});

const sharesOf = (...amounts: string[]) => ({
  cluster: 'main',
  day: '2026-11-02',
  currency: 'EUR',
  shares: amounts.map((amount, index) => ({
    amount,
    subject: subject(`namespace-${index}`),
  })),
});

const byResource = (charges: ChargeRecord[]) =>
  charges.map(charge => [charge.subject.resourceId, charge.effective]);

it('hands a machine on to what ran on it, in proportion', () => {
  const shared = sharedOut(sharesOf('3', '1'), [aBilled('8')]);
  expect(byResource(shared)).toEqual([
    ['node-1', '-8'],
    ['namespace-0', '6'],
    ['namespace-1', '2'],
  ]);
  expect(new Set(shared.map(({ currency }) => currency))).toEqual(
    new Set(['USD']),
  );
});

it('gives what does not divide to the largest part', () => {
  const shared = sharedOut(sharesOf('1', '2'), [aBilled('0.0000000001')]);
  expect(byResource(shared)).toEqual([
    ['node-1', '-0.0000000001'],
    ['namespace-0', '0'],
    ['namespace-1', '0.0000000001'],
  ]);
});

it('hands on nothing where nothing ran', () => {
  expect(sharedOut(sharesOf('0'), [aBilled('8')])).toEqual([]);
});

it('counts what the source reckons where no bill has the machines', () => {
  const [own] = ownCharges(sharesOf('3'));
  expect(own).toMatchObject({ effective: '3', currency: 'EUR' });
});

it('changes no sum, of no kind and currency, whatever is shared', () => {
  const amount = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat(8))
    .map(([units, scale]) =>
      new Big(units).div(new Big(10).pow(scale)).toFixed(),
    );
  const weight = fc.integer({ min: 0, max: 99_999 }).map(String);
  const billed = fc
    .record({
      effective: amount,
      kind: fc.constantFrom('usage' as const, 'credit' as const),
      currency: fc.constantFrom('USD', 'EUR'),
    })
    .map(({ effective, ...given }) => aBilled(effective, given));
  fc.assert(
    fc.property(fc.array(weight), fc.array(billed), (weights, all) => {
      const shared = sharedOut(sharesOf(...weights), all);
      for (const kind of ['usage', 'credit']) {
        for (const currency of ['USD', 'EUR']) {
          const sum = shared
            .filter(one => one.kind === kind && one.currency === currency)
            .reduce((left, one) => left.plus(one.effective), new Big(0));
          expect(sum.toFixed()).toBe('0');
        }
      }
    }),
  );
});
