// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { ChargeRecord, ChargeSubject } from '@macadam/plugin-cost-node';
import { given } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { SubjectStore } from './SubjectStore';
import { addToTotals, tidyTotals } from './totals';

const AMOUNTS = ['billed', 'effective', 'list'] as const;

/** By which the daily sums are kept. */
const KEY = 'subject_id, day, kind, currency';

const COLUMNS = `line, day, subject_id, kind, is_correction, currency, ${AMOUNTS.join(
  ', ',
)}, digest`;

/** What a bill told. */
export interface BillFigures {
  charges: number;
  /** Of these, those that another bill had told already. */
  repeated: number;
  last_day: string | null;
}

/** Charges, and their sums by day, which say the same whenever a transaction ends. A bill's come in parts, all in one transaction. */
export class ChargeStore {
  private readonly digests = new WeakMap<ChargeSubject, string>();

  constructor(private readonly subjects: SubjectStore) {}

  /** What follows is one bill, in this transaction. */
  async begin(trx: Knex.Transaction): Promise<void> {
    // A month of a large company is summed up, and there is one import at a time.
    await trx.raw(`set local work_mem = '64MB'`);
  }

  /**
   * Puts a part of a bill in its place while the next one is read. It is the same charge as another where all that is said is the same, and it
   * counts where no other bill told it.
   */
  async add(
    trx: Knex.Transaction,
    bill: { id: number; source: string },
    charges: readonly ChargeRecord[],
  ): Promise<void> {
    const ids = await this.idsOf(charges);
    const { sql, bindings } = given(charges, {
      line: ['int', ({ line }) => line],
      day: ['date', ({ day }) => day],
      subject_id: ['int', ({ subject }) => ids.get(subject)],
      kind: ['text', ({ kind }) => kind],
      is_correction: ['boolean', ({ isCorrection }) => isCorrection],
      currency: ['text', ({ currency }) => currency],
      billed: ['numeric', ({ billed }) => billed],
      effective: ['numeric', ({ effective }) => effective],
      list: ['numeric', ({ list }) => list],
      digest: ['uuid', ({ identity }) => digestOf(bill.source, identity)],
    });
    // Few have been told before, so that each is looked up, and once.
    await trx.raw(
      `insert into charges (bill_id, ${COLUMNS}, ordinal, is_counted)
       select :billId, ${COLUMNS}, ordinal, not coalesce(ordinal = any(others), false)
       from (
         select given.*, others, own + row_number() over (partition by digest order by line)
           + case when others is null then 0 else (
             select count(*) from charges c
             where not c.is_counted and c.day = given.day and c.digest = given.digest and c.bill_id + 0 = :billId
           ) end as ordinal
         from ${sql} cross join lateral (
           select count(*) filter (where c.bill_id = :billId) as own,
             array_agg(c.ordinal) filter (where c.bill_id <> :billId) as others
           from charges c where c.is_counted and c.day = given.day and c.digest = given.digest
         ) told
       ) n
       order by day, digest, ordinal`,
      { ...bindings, billId: bill.id },
    );
  }

  private async idsOf(
    charges: readonly ChargeRecord[],
  ): Promise<Map<ChargeSubject, number>> {
    const subjects = new Map<string, ChargeSubject>();
    const digests = new Map<ChargeSubject, string>();
    for (const { subject } of charges) {
      if (digests.has(subject)) continue;
      const digest = this.digestOfSubject(subject);
      digests.set(subject, digest);
      subjects.set(digest, subject);
    }
    const ids = await this.subjects.idsOf(subjects);
    return new Map(
      [...digests].map(([subject, digest]) => [subject, ids.get(digest)!]),
    );
  }

  /** Who reads a bill may give the same subject again and again. */
  private digestOfSubject(subject: ChargeSubject): string {
    let digest = this.digests.get(subject);
    if (!digest) {
      digest = digestOf('', textOf(subject));
      this.digests.set(subject, digest);
    }
    return digest;
  }

  /** Makes room for a bill that takes the place of another. */
  async takeAway(trx: Knex.Transaction, billId: number): Promise<void> {
    await trx.raw(
      `create temporary table removed on commit drop as
       with gone as (delete from charges where bill_id = :billId returning *)
       select * from gone where is_counted`,
      { billId },
    );
    await trx.raw('analyze removed');
    await addToDaily(trx, 'removed', 'select * from removed', {}, '-');
  }

  /**
   * Sums up what came as a bill's.
   *
   * @param isReplacement - whether another one was taken away for it
   */
  async finish(
    trx: Knex.Transaction,
    billId: number,
    isReplacement: boolean,
  ): Promise<BillFigures> {
    const { rows } = await trx.raw(
      `select count(*)::int as charges, count(*) filter (where not is_counted)::int as repeated,
         max(day)::text as last_day
       from charges where bill_id = :billId`,
      { billId },
    );
    await addToDaily(
      trx,
      'told',
      'select * from charges where bill_id = :billId and is_counted',
      { billId },
    );
    if (isReplacement) await this.fallBack(trx);
    return rows[0];
  }

  /** A charge that another bill tells too counts as that one's from now on. */
  private async fallBack(trx: Knex.Transaction): Promise<void> {
    await trx.raw(
      `create temporary table inherited on commit drop as
       with heirs as (
         select distinct on (c.day, c.digest, c.ordinal) c.bill_id, c.day, c.digest, c.ordinal
         from removed join charges c using (day, digest, ordinal)
         where not c.is_counted and not exists (
           select from charges k where k.is_counted
             and (k.day, k.digest, k.ordinal) = (c.day, c.digest, c.ordinal)
         )
         order by c.day, c.digest, c.ordinal, c.bill_id
       ), counted as (
         update charges c set is_counted = true from heirs h
         where not c.is_counted
           and (c.bill_id, c.day, c.digest, c.ordinal) = (h.bill_id, h.day, h.digest, h.ordinal)
         returning c.*
       )
       select * from counted`,
    );
    await addToDaily(trx, 'inherited', 'select * from inherited', {});
    await trx.raw(
      `delete from daily d using (select distinct ${KEY} from (${keyed(
        'select * from removed',
      )}) r) r
       where d.charges = 0
         and (d.subject_id, d.day, d.kind, d.currency) = (r.subject_id, r.day, r.kind, r.currency)`,
    );
    await tidyTotals(trx);
  }
}

/** A correction is a kind of its own among the sums. */
function keyed(charges: string): string {
  return `select subject_id, day, case when is_correction then 'correction' else kind end as kind,
    currency, ${AMOUNTS.join(', ')} from (${charges}) c`;
}

/** @param name - unique in the transaction */
async function addToDaily(
  trx: Knex.Transaction,
  name: string,
  charges: string,
  bindings: Knex.ValueDict,
  sign: '' | '-' = '',
): Promise<void> {
  const sums = AMOUNTS.map(amount => `sum(${amount}) as ${amount}`).join(', ');
  await trx.raw(
    `create temporary table ${name}_days on commit drop as
     select ${KEY}, ${sums}, count(*)::int as charges from (${keyed(
      charges,
    )}) k group by ${KEY}`,
    bindings,
  );
  const columns = [...AMOUNTS, 'charges'];
  const added = columns.map(
    column => `${column} = daily.${column} + excluded.${column}`,
  );
  await trx.raw(
    `insert into daily (${KEY}, ${columns.join(', ')})
     select ${KEY}, ${columns.map(column => `${sign}${column}`).join(', ')}
     from ${name}_days order by ${KEY}
     on conflict (${KEY}) do update set ${added.join(', ')}`,
  );
  await addToTotals(trx, `select * from ${name}_days`, {}, sign);
}

/** All that it says, the same for the same whatever the order of its fields. */
function textOf({ tags, ...said }: ChargeSubject): string {
  const fields = Object.entries(said).filter(([, value]) => value);
  return JSON.stringify([
    fields.sort(byName),
    Object.entries(tags).sort(byName),
  ]);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** As a UUID, which is what the database keeps of it. It tells texts apart and guards no secret. */
function digestOf(of: string, text: string): string {
  return hash('md5', `${of}\n${text}`);
}
