// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** How the last reads of a source went. */
export interface SourceRow {
  id: string;
  read_at: Date | null;
  failing_since: Date | null;
  reason: string | null;
}

/** How the sources' reads go. */
export class SourceStore {
  constructor(private readonly knex: Knex) {}

  async succeeded(id: string, readAt: Date): Promise<void> {
    const row = { read_at: readAt, failing_since: null, reason: null };
    await this.knex('sources')
      .insert({ id, ...row })
      .onConflict('id')
      .merge(row);
  }

  async failed(id: string, reason: string): Promise<void> {
    const { knex } = this;
    await knex('sources')
      .insert({ id, failing_since: knex.fn.now(), reason })
      .onConflict('id')
      .merge({
        failing_since: knex.raw('coalesce(sources.failing_since, now())'),
        reason,
      });
  }
}
