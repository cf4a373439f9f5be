// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { SourceRow } from '../SourceStore';

export interface SourceFigures extends SourceRow {
  lastDay: string | null;
  refusedBills: number;
}

/** How the sources stand, by what they told. */
export async function sourceFigures(knex: Knex): Promise<SourceFigures[]> {
  return ask<SourceFigures>(
    knex,
    `select c.id, c.read_at, c.failing_since, c.reason,
       (select count(*)::int from bills b where b.source = c.id and b.state = 'refused') as "refusedBills",
       (select max(last_day)::text from bills b where b.source = c.id and b.state = 'counted') as "lastDay"
     from sources c`,
    {},
  );
}
