// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

const DEPLOYED = [
  ...['deployments', 'redeploys', 'failed', 'rework', 'recovered', 'open'],
  ...['unknown_base', 'uncounted'],
];

/** The sums of each day. Triggers add to them whatever changes; here is only kept in order what they leave. */
export class SumStore {
  constructor(private readonly knex: Knex) {}

  /** Makes one row of the rows of a day. What is added meanwhile stays beside it, and no answer changes. */
  async condense(): Promise<void> {
    await this.condensed('deployment_sums', ['day'], DEPLOYED);
    await this.condensed('lead_sums', ['day', 'bucket'], ['changes']);
  }

  private async condensed(table: string, keys: string[], sums: string[]) {
    const key = keys.join(', ');
    await this.knex.raw(
      `with gone as (
         delete from ${table} where day in (
           select day from ${table} group by ${key} having count(*) > 1)
         returning *)
       insert into ${table} (${key}, ${sums.join(', ')})
       select * from (
         select ${key}, ${sums.map(sum => `sum(${sum})::int as ${sum}`)}
         from gone group by ${key}) condensed
       where (${sums.join(', ')}) <> (${sums.map(() => 0).join(', ')})`,
    );
  }
}
