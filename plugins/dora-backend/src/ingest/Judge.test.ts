// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import type { DoraConfig } from '../config';
import {
  aDeployment,
  component,
  REPOSITORY,
  TestEngine,
} from './__testUtils__/TestEngine';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');

let knex: Knex;

beforeEach(() => {
  knex = database.knex;
});

/** The data version of each service that was judged, after an engine with this configuration has looked for what is stale. */
async function revisionsAfter(config: Partial<DoraConfig>) {
  const entities = ['payments', 'search', 'ledger'].map(name =>
    component(name),
  );
  const test = await TestEngine.start(knex, { config, entities });
  await test.tell({
    deployments: ['payments', 'search', 'ledger'].map(name =>
      aDeployment(name, '2026-03-02T10:00:00Z', {
        subject: {
          kind: 'annotation',
          annotation: REPOSITORY,
          value: `acme/${name}`,
        },
      }),
    ),
  });
  await test.run('judge-stale');
  const rows = await knex('entities').whereNotNull('judged_by').orderBy('id');
  return rows.map(({ revision }) => revision);
}

it('judges every service anew when what the rules look at is changed, and for nothing else', async () => {
  const first = await revisionsAfter({});
  expect(first).toHaveLength(3);
  const tiers = await revisionsAfter({
    tiers: { edition: '2024' },
    timezone: 'Europe/Berlin',
    backfillDays: 30,
  });
  expect(tiers).toEqual(first);
  const window = await revisionsAfter({ attributionWindowHours: 48 });
  for (const [place, revision] of first.entries()) {
    expect(window[place]).not.toBe(revision);
  }
});

it('ends with the first failure, and leaves the rest for the next turn', async () => {
  await revisionsAfter({});
  await knex('entities').update({ judged_by: null });
  const test = await TestEngine.start(knex);
  const ended = new AbortController();
  ended.abort(new Error('ended'));
  await expect(test.run('judge-stale', ended.signal)).rejects.toThrow('ended');
  await expect(
    knex('entities').whereNotNull('judged_by'),
  ).resolves.toHaveLength(0);
});
