// SPDX-License-Identifier: Apache-2.0
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PostgresSearchEngine } from '../engine/PostgresSearchEngine';
import { wordsAsked } from '../engine/words';
import { DocumentStore } from './DocumentStore';
import { matching, resembling, type Question } from './question';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const ENTITIES = 10_000;
const subjects = ['payment', 'order', 'ledger', 'refund', 'basket', 'parcel'];
const kinds = ['gateway', 'worker', 'store', 'mirror', 'report', 'bridge'];

/** As far apart from each other as what stands in a company's catalog. */
const anEntity = (index: number) => {
  const subject = subjects[index % subjects.length];
  const kind = kinds[Math.floor(index / 7) % kinds.length];
  const name = `${subject}-${kind}-${index}`;
  return {
    title: name,
    name,
    text: `The ${kind} number ${index} keeps each ${subject} for ${
      index % 90
    } days`,
    location: `/catalog/default/component/${name}`,
    kind: index % 5 === 0 ? 'API' : 'Component',
    type: 'service',
    owner: `group:team-${index % 200}`,
    tags: [`tag-${index % 300}`],
  };
};

let knex: Knex;

beforeAll(async () => {
  knex = await databases.init('POSTGRES_18');
  const logger = mockServices.logger.mock();
  const store = await DocumentStore.create({
    database: { getClient: async () => knex },
    logger,
  });
  const engine = new PostgresSearchEngine({ store, logger });
  const indexer: Writable = await engine.getIndexer('software-catalog');
  for (let index = 0; index < ENTITIES; index++) {
    if (!indexer.write(anEntity(index))) {
      await new Promise(resume => indexer.once('drain', resume));
    }
  }
  indexer.end();
  await finished(indexer);
});

const aQuestion = (term: string, more: Partial<Question> = {}): Question => ({
  term,
  words: wordsAsked(term),
  types: undefined,
  filters: {},
  offset: 0,
  limit: 26,
  ...more,
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** What PostgreSQL means to do, as lines such as "Bitmap Heap Scan on search_documents". */
async function planOf(question: Question, by: 'word' | 'likeness') {
  const { sql, bindings } =
    by === 'word' ? matching(question) : resembling(question, 'public');
  const { rows } = await knex.raw(`EXPLAIN (FORMAT JSON) ${sql}`, bindings);
  const lines = (plan: Plan): string[] => [
    `${plan['Node Type']} on ${plan['Relation Name']}`,
    ...(plan.Plans ?? []).flatMap(lines),
  ];
  return lines(rows[0]['QUERY PLAN'][0].Plan);
}

it.each([
  { what: 'a whole name', question: aQuestion('payment-gateway-4200') },
  {
    what: 'the beginning of a name',
    question: aQuestion('payment-gateway-42'),
  },
  { what: 'an owner', question: aQuestion('team-17') },
  { what: 'a tag', question: aQuestion('tag-250') },
  { what: 'words of a text', question: aQuestion('4711 days') },
  {
    what: 'a name of one kind',
    question: aQuestion('ledger-report-30', {
      types: ['software-catalog'],
      filters: { kind: ['API'] },
    }),
  },
])(
  'finds $what among ten thousand without reading them all',
  async ({ question }) => {
    const plan = await planOf(question, 'word');
    expect(plan).toContain('Bitmap Heap Scan on search_documents');
    expect(plan).not.toContain('Seq Scan on search_documents');
  },
);

it('finds a misspelled name among ten thousand without reading them all', async () => {
  const plan = await planOf(aQuestion('paymnet-gateway-4200'), 'likeness');
  expect(plan).toContain('Bitmap Heap Scan on search_documents');
  expect(plan).not.toContain('Seq Scan on search_documents');
});
