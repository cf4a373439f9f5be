// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { given } from '@macadam/portal-node';

/** By what sources know a service of the catalog. */
export interface Claims {
  /** Values by annotation, as they are written. */
  annotations: Record<string, string>;
  /** The workflow by which it deploys, where it names one. */
  workflow?: string;
}

/** A service of the catalog as it is at present. */
export interface ServiceRow {
  id: number;
  /** In lower case. */
  ref: string;
  claims: Claims;
  /** Null when all changes of its repository are its own. */
  pathPrefixes: string[] | null;
  ownerId: number | null;
  systemId: number | null;
}

/** The numbers under which entities of the catalog are kept. They are given once and never again. */
export class EntityStore {
  private readonly ids = new Map<string, number>();
  private readonly refs = new Map<number, string>();

  constructor(private readonly knex: Knex) {}

  /** @param refs - in lower case; new ones get a number */
  async idsOf(refs: string[]): Promise<Map<string, number>> {
    const unknown = [...new Set(refs)].filter(ref => !this.ids.has(ref));
    if (unknown.length > 0) {
      const { sql, bindings } = given(unknown, { ref: ['text', ref => ref] });
      // Outside of any transaction: a number that is remembered must not be rolled back.
      await this.knex.raw(
        `insert into entities (ref) select ref from ${sql} order by ref on conflict do nothing`,
        bindings,
      );
      const { rows } = await this.knex.raw(
        `select e.id, e.ref from ${sql} join entities e using (ref)`,
        bindings,
      );
      for (const row of rows) this.remember(row);
    }
    return new Map(refs.map(ref => [ref, this.ids.get(ref)!]));
  }

  /** The references of numbers that were given. */
  async refsOf(ids: number[]): Promise<Map<number, string>> {
    const unknown = [...new Set(ids)].filter(id => !this.refs.has(id));
    if (unknown.length > 0) {
      const rows = await this.knex('entities')
        .whereRaw('id = any(?)', [unknown])
        .select('id', 'ref');
      for (const row of rows) this.remember(row);
    }
    return new Map(ids.map(id => [id, this.refs.get(id)!]));
  }

  /** Services as they were when the catalog was last read. */
  async services(knex: Knex = this.knex): Promise<ServiceRow[]> {
    return knex('entities')
      .whereNotNull('claims')
      .select(
        ...['id', 'ref', 'claims', 'path_prefixes as pathPrefixes'],
        ...['owner_id as ownerId', 'system_id as systemId'],
      );
  }

  async saveServices(trx: Knex.Transaction, rows: ServiceRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { sql, bindings } = given(rows, {
      id: ['int', row => row.id],
      claims: ['jsonb', row => JSON.stringify(row.claims)],
      prefixes: ['jsonb', row => JSON.stringify(row.pathPrefixes)],
      owner_id: ['int', row => row.ownerId],
      system_id: ['int', row => row.systemId],
    });
    await trx.raw(
      `update entities e set claims = given.claims, owner_id = given.owner_id, system_id = given.system_id,
         path_prefixes = case jsonb_typeof(given.prefixes) when 'array'
           then array(select jsonb_array_elements_text(given.prefixes)) end
       from ${sql} where e.id = given.id`,
      bindings,
    );
  }

  /** For those that are not in the catalog any more. What they did stays. */
  async forgetClaims(trx: Knex.Transaction, ids: number[]): Promise<void> {
    if (ids.length === 0) return;
    await trx('entities').whereIn('id', ids).update({ claims: null });
  }

  private remember({ id, ref }: { id: number; ref: string }) {
    this.ids.set(ref, id);
    this.refs.set(id, ref);
  }
}
