// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Bill, BillPart, ChargeRecord } from '@macadam/plugin-cost-node';

type Given = Partial<Omit<ChargeRecord, 'subject'>> & {
  subject?: Partial<ChargeRecord['subject']>;
};

/** A charge of five dollars, which says of itself all that distinguishes it. */
export function aCharge({ subject, ...given }: Given = {}): ChargeRecord {
  const amount = given.effective ?? '5';
  const charge = {
    day: '2026-11-02',
    kind: 'usage' as const,
    isCorrection: false,
    currency: 'USD',
    billed: amount,
    effective: amount,
    list: amount,
    ...given,
    subject: {
      provider: 'AWS',
      category: 'Compute',
      service: 'Amazon EC2',
      resourceId: 'i-1',
      tags: {},
      ...subject,
    },
  };
  const { line: _, ...said } = charge;
  return { ...charge, identity: given.identity ?? JSON.stringify(said) };
}

/** A charge of March that a tag says whose it is of. */
export function tagged(name: string, given: Given = {}): ChargeRecord {
  return aCharge({
    day: '2026-03-03',
    ...given,
    subject: { tags: { service: name }, ...given.subject },
  });
}

/** A bill of these charges; its digest follows from them. */
export function aBill(name: string, charges: ChargeRecord[]): Bill {
  return billOf(name, [{ charges, rejects: [] }]);
}

export function billOf(name: string, parts: BillPart[]): Bill {
  return {
    name,
    digest: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    async *read() {
      yield* parts;
    },
  };
}
