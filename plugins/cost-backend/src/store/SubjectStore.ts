// SPDX-License-Identifier: Apache-2.0
import type { ChargeSubject } from '@macadam/plugin-cost-node';
import { given } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Allocated } from '../allocate/allocate';
import { addToTotals, tidyTotals } from './totals';

/** What was judged, and what came of it. */
export interface Judged {
  id: number;
  /** Whose it was before. */
  before: string | undefined;
  allocated: Allocated | undefined;
}

export interface StoredSubject extends ChargeSubject {
  id: number;
  allocated: Allocated | undefined;
}

/** So many are remembered at once; a bill rarely tells of more. */
const REMEMBERED = 50_000;

const PAGE = 5_000;

const DAYS_OF_MOVED = 'select * from daily where subject_id = any(:ids)';

/** What charges are for, each once, under a number that is given once and never again. */
export class SubjectStore {
  private readonly ids = new Map<string, number>();

  constructor(private readonly knex: Knex) {}

  /**
   * @param subjects - by their digest; new ones get a number
   * @returns the numbers by digest
   */
  async idsOf(
    subjects: ReadonlyMap<string, ChargeSubject>,
  ): Promise<Map<string, number>> {
    if (this.ids.size > REMEMBERED) this.ids.clear();
    const unknown = [...subjects].filter(([digest]) => !this.ids.has(digest));
    if (unknown.length > 0) await this.number(unknown);
    return new Map(
      [...subjects.keys()].map(digest => [digest, this.ids.get(digest)!]),
    );
  }

  /** @param isAll - also those that have been judged before; in pages, in the order of their numbers */
  async *pages(
    trx: Knex.Transaction,
    isAll: boolean,
  ): AsyncGenerator<StoredSubject[]> {
    let after = 0;
    for (;;) {
      const { rows } = await trx.raw(
        `select id, provider, account, category, service, resource_id as "resourceId", resource_name as "resourceName",
           region, cluster, namespace, tags, entity_ref as "entityRef", rule, because
         from subjects where id > :after ${isAll ? '' : 'and not is_judged'}
         order by id limit ${PAGE}`,
        { after },
      );
      if (rows.length === 0) return;
      after = rows[rows.length - 1].id;
      yield rows.map(subjectOf);
    }
  }

  /** @returns how many of them are judged otherwise than before */
  async save(trx: Knex.Transaction, judged: Judged[]): Promise<number> {
    const ids = judged
      .filter(({ before, allocated }) => before !== allocated?.entityRef)
      .map(({ id }) => id);
    const moved = { ids: ids as never };
    await addToTotals(trx, DAYS_OF_MOVED, moved, '-');
    const { sql, bindings } = given(judged, {
      id: ['int', ({ id }) => id],
      entity_ref: ['text', ({ allocated }) => allocated?.entityRef],
      rule: ['text', ({ allocated }) => allocated?.rule],
      because: ['text', ({ allocated }) => allocated?.because],
    });
    const { rowCount } = await trx.raw(
      `update subjects s set is_judged = true, entity_ref = given.entity_ref, rule = given.rule, because = given.because
       from ${sql} where s.id = given.id`,
      bindings,
    );
    await addToTotals(trx, DAYS_OF_MOVED, moved);
    await tidyTotals(trx);
    return rowCount;
  }

  // Outside of any transaction: a number that is remembered must not be rolled back.
  private async number(unknown: [string, ChargeSubject][]) {
    const { sql, bindings } = given(unknown, {
      digest: ['uuid', ([digest]) => digest],
      provider: ['text', ([, { provider }]) => provider],
      account: ['text', ([, { account }]) => account],
      category: ['text', ([, { category }]) => category],
      service: ['text', ([, { service }]) => service],
      resource_id: ['text', ([, { resourceId }]) => resourceId],
      resource_name: ['text', ([, { resourceName }]) => resourceName],
      region: ['text', ([, { region }]) => region],
      cluster: ['text', ([, { cluster }]) => cluster],
      namespace: ['text', ([, { namespace }]) => namespace],
      tags: ['jsonb', ([, { tags }]) => JSON.stringify(tags)],
    });
    await this.knex.raw(
      `insert into subjects (digest, provider, account, category, service, resource_id, resource_name, region, cluster, namespace, tags)
       select given.* from ${sql} order by digest on conflict do nothing`,
      bindings,
    );
    const { rows } = await this.knex.raw(
      `select s.id, replace(s.digest::text, '-', '') as digest from ${sql} join subjects s using (digest)`,
      bindings,
    );
    for (const { id, digest } of rows) this.ids.set(digest, id);
  }
}

function subjectOf(row: Record<string, unknown>): StoredSubject {
  const { id, entityRef, rule, because, ...said } = row;
  const present = Object.entries(said).filter(([, value]) => value !== null);
  return {
    // As the columns were written.
    ...(Object.fromEntries(present) as unknown as ChargeSubject),
    id: id as number,
    allocated: entityRef
      ? ({ entityRef, rule, because } as Allocated)
      : undefined,
  };
}
