// SPDX-License-Identifier: Apache-2.0
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import createKnex, { type Knex } from 'knex';
import { DocumentStore } from '../store/DocumentStore';
import { PostgresSearchEngine } from './PostgresSearchEngine';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

let knex: Knex;
let engine: PostgresSearchEngine;

async function createEngine(logger = mockServices.logger.mock()) {
  const store = await DocumentStore.create({
    database: { getClient: async () => knex },
    logger,
  });
  return new PostgresSearchEngine({ store, logger });
}

async function index(type: string, documents: IndexableDocument[]) {
  const indexer: Writable = await engine.getIndexer(type);
  documents.forEach(document => indexer.write(document));
  indexer.end();
  await finished(indexer);
}

const entity = (name: string, fields: object = {}) => ({
  title: name,
  name,
  text: '',
  location: `/catalog/default/component/${name}`,
  kind: 'Component',
  type: 'service',
  owner: 'group:orders-team',
  tags: [],
  ...fields,
});

const docsPage = (title: string, fields: object = {}) => ({
  title,
  text: '',
  location: `/docs/default/component/${title}`,
  kind: 'component',
  name: 'somewhere',
  ...fields,
});

async function titles(term: string, more: object = {}) {
  const { results } = await engine.query({ term, ...more });
  return results.map(({ document }) => document.title);
}

beforeAll(async () => {
  knex = await databases.init('POSTGRES_18');
  engine = await createEngine();
  await index('software-catalog', [
    entity('payment-service', {
      owner: 'group:payments-team',
      ownerTitle: 'Money Movers',
      tags: ['pci-dss', 'python'],
      text: 'Takes card payments for the shop. The ledger hears of it.',
    }),
    entity('payment-service-v2-api', { kind: 'API', owner: 'payments-team' }),
    entity('ledger-service', {
      title: 'The Ledger',
      text: 'Books each payment. Deployed by policies.',
      owner: 'group:finance',
    }),
    entity('shipment-service', { text: 'Sends parcels. See payment-service.' }),
    entity('payments-team', { kind: 'Group', title: 'Payments', owner: '' }),
    entity('about', { text: 'An odd name' }),
    entity('100%_done', { text: 'Percent' }),
    entity('InventoryService'),
  ]);
  await index('techdocs', [
    docsPage('payment-service', { name: 'payment-service', text: 'Home' }),
    docsPage('Runbook', {
      name: 'payment-service',
      text: 'When the ledger is slow, restart.',
    }),
  ]);
});

it('puts the exact name first, then what begins with it', async () => {
  const found = await titles('payment-service');
  expect(found.slice(0, 3)).toEqual([
    'payment-service',
    'payment-service',
    'payment-service-v2-api',
  ]);
  const { results } = await engine.query({ term: 'payment-service' });
  expect(results.map(({ type }) => type).slice(0, 2)).toEqual([
    'software-catalog',
    'techdocs',
  ]);
  expect(found.at(-1)).toBe('shipment-service');
});

it.each([
  { by: 'its name, although it has a title', term: 'ledger-service' },
  { by: 'its title', term: 'the ledger' },
  { by: 'a word of its name in the making', term: 'ledger-serv' },
  { by: 'its owner', term: 'finance' },
  { by: 'words of its name and its owner', term: 'finance ledger' },
  { by: 'the stem of a word of its text', term: 'policy' },
  { by: 'a word of its text in another case', term: 'BOOKS' },
])('finds an entity by $by', async ({ term }) => {
  expect((await titles(term))[0]).toBe('The Ledger');
});

it('finds by what the owner is called, by tag, and by a part of a name in camel case', async () => {
  expect(await titles('money movers')).toEqual(['payment-service']);
  expect(await titles('pci-dss')).toEqual(['payment-service']);
  expect(await titles('inventory')).toEqual(['InventoryService']);
  expect((await titles('service')).includes('InventoryService')).toBe(true);
});

it('puts the team before what it owns', async () => {
  expect(await titles('payments-team')).toEqual([
    'Payments',
    'payment-service',
    'payment-service-v2-api',
    'shipment-service',
  ]);
});

it.each([
  'paymnet-service',
  'payment-servcie',
  'paymentservice',
  'payment servise',
  'peyment-service',
])('finds payment-service by %s, and says that it guessed', async term => {
  const { results } = await engine.query({ term });
  expect(results[0].document).toMatchObject({
    title: 'payment-service',
    similar: true,
  });
  expect(results[0].type).toBe('software-catalog');
  expect(results[0].highlight?.fields.title).toBeDefined();
});

it('guesses what is hardly alike only where nothing is more so', async () => {
  const watlands = { title: 'Watlands', text: '', location: '/near' };
  const wattage = { title: 'Wattage', text: '', location: '/far' };
  await index('faq', [watlands, wattage]);
  expect(await titles('watluk')).toEqual(['Watlands']);
  // Its stem begins the name, which is then no guess.
  expect(await titles('watles')).toEqual(['Watlands']);
  await index('faq', [wattage]);
  expect(await titles('watluk')).toEqual(['Wattage']);
  const beyond = { pageCursor: Buffer.from('9').toString('base64') };
  expect(await titles('watluk', beyond)).toEqual([]);
  await knex('search_documents').where('type', 'faq').delete();
});

it('guesses although a text holds the same slip', async () => {
  const faq = { title: 'Slips', text: 'People type paymnet.', location: '/f' };
  await index('faq', [faq]);
  const { results } = await engine.query({ term: 'paymnet' });
  const at = (title: string) =>
    results.findIndex(({ document }) => document.title === title);
  expect(at('payment-service')).toBeGreaterThanOrEqual(0);
  expect(at('payment-service')).toBeLessThan(at('Slips'));
  expect(results[0].document).toMatchObject({ similar: true });
  expect(results[at('Slips')].document).not.toHaveProperty('similar');
  await knex('search_documents').where('type', 'faq').delete();
});

it('finds a name that is a word without meaning, and skips such words elsewhere', async () => {
  expect((await titles('about'))[0]).toBe('about');
  expect((await titles('the payment service'))[0]).toBe('payment-service');
});

it('finds nothing where there is nothing', async () => {
  expect(await engine.query({ term: 'xyzzy' })).toMatchObject({
    results: [],
    numberOfResults: 0,
    nextPageCursor: undefined,
  });
});

it('takes % and _ for themselves', async () => {
  expect((await titles('100%'))[0]).toBe('100%_done');
  expect(await titles('%')).toEqual([]);
});

it('keeps to the types and the fields that are asked for', async () => {
  expect(await titles('ledger', { types: ['techdocs'] })).toEqual(['Runbook']);
  expect(await titles('ledger', { types: [] })).toEqual([]);
  const api = { filters: { kind: 'API' } };
  expect(await titles('payment', api)).toEqual(['payment-service-v2-api']);
  const tagged = { filters: { tags: 'python', kind: ['Component', 'API'] } };
  expect(await titles('', tagged)).toEqual(['payment-service']);
  expect(await titles('payment', { filters: { kind: [] } })).toEqual([]);
});

it('shows the part that matched, between tags that no document can forge', async () => {
  const { results } = await engine.query({ term: 'ledger' });
  const runbook = results.find(({ document }) => document.title === 'Runbook');
  const { preTag, postTag, fields } = runbook!.highlight!;
  expect(fields.text).toBe(
    `When the ${preTag}ledger${postTag} is slow, restart.`,
  );
  expect(fields.title).toBeUndefined();
});

it('turns pages without repeating or losing one', async () => {
  const seen: string[] = [];
  let pageCursor: string | undefined;
  do {
    const page = await engine.query({ term: '', pageLimit: 3, pageCursor });
    expect(page.numberOfResults).toBe(10);
    seen.push(...page.results.map(({ document }) => document.location));
    pageCursor = page.nextPageCursor;
  } while (pageCursor);
  expect(seen).toHaveLength(10);
  expect(new Set(seen).size).toBe(10);
});

it('puts a whole word before the beginning of a longer one', async () => {
  expect((await titles('payment')).slice(0, 3)).toEqual([
    'payment-service',
    'payment-service-v2-api',
    'Payments',
  ]);
});

it('has an empty page behind the last, and no guesses there', async () => {
  const beyond = { pageCursor: Buffer.from('9').toString('base64') };
  expect(await titles('ledger', beyond)).toEqual([]);
});

it.each([
  `'`,
  `"; DROP TABLE search_documents; --`,
  'payment:*',
  '!payment & | <->',
  '\0',
  'pay\0ment',
  '\ud800',
  '🎉🎉',
  '%%%%',
  '\\',
  '(((',
  'a'.repeat(10_000),
  'payment '.repeat(2_000),
  '½ Ⅷ ﷺ ﬁ ß İ',
  ':term ? ??',
  ' \n\t ',
  '\u202epayment',
])('answers %j', async term => {
  const { results } = await engine.query({ term });
  expect(Array.isArray(results)).toBe(true);
});

it.each([
  { 'k\0': 'v' },
  { kind: '\0' },
  { kind: '\ud800' },
  { kind: { $gt: '' } },
  { kind: null },
  { "k'": ["v'", { deep: [1, true] }] },
])('answers the filter %j', async filters => {
  const { results } = await engine.query({ term: 'payment', filters });
  expect(results).toEqual([]);
});

describe('when documents are replaced', () => {
  const found = async () => (await titles('', { types: ['faq'] })).sort();
  const faq = (title: string, text = '', more: object = {}) => ({
    ...{ title, text, location: '/faq' },
    ...more,
  });

  it('forgets what is gone, and writes only what is new', async () => {
    await index('faq', [faq('a'), faq('b')]);
    const ids = () => knex('search_documents').where('type', 'faq').pluck('id');
    const before = await ids();
    await index('faq', [faq('b'), faq('c')]);
    expect(await found()).toEqual(['b', 'c']);
    expect((await ids()).filter(id => before.includes(id))).toHaveLength(1);
    expect(await titles('payment-service')).not.toHaveLength(0);
  });

  it('shows the old ones until all of the new ones are there', async () => {
    await index('faq', [faq('a')]);
    const indexer = await engine.getIndexer('faq');
    for (let i = 0; i < 600; i++) indexer.write(faq(`n${i}`));
    expect(await found()).toEqual(['a']);
    indexer.end();
    await finished(indexer);
    expect(await titles('a', { types: ['faq'] })).toEqual([]);
    expect(
      (await engine.query({ term: 'n', types: ['faq'] })).numberOfResults,
    ).toBe(600);
  });

  it('keeps the old ones when the source breaks off or says nothing', async () => {
    await index('faq', [faq('a')]);
    const indexer = await engine.getIndexer('faq');
    indexer.write(faq('b'));
    indexer.destroy(new Error('the source is gone'));
    await expect(finished(indexer)).rejects.toThrow('the source is gone');
    expect(await found()).toEqual(['a']);
    await index('faq', []);
    expect(await found()).toEqual(['a']);
  });

  it('keeps hostile and huge documents', async () => {
    const words = Array.from({ length: 200_000 }, (_, i) => `w${i}`);
    await index('faq', [
      faq('nul \0 and half \ud800', 'a\0b'),
      faq('x'.repeat(1_000_000), words.join(' ')),
      faq('odd', '', { tags: Array.from({ length: 500 }, (_, i) => `t${i}`) }),
      faq('odd', '', { owner: { a: 1 }, tags: 'one' }),
    ]);
    expect(await titles('t499')).toEqual(['odd']);
    expect(await titles('w17', { types: ['faq'] })).toHaveLength(1);
  });
});

it('searches without tolerance for typos where the database allows no extension, and says so', async () => {
  const all = knex;
  const owner = await databases.init('POSTGRES_18');
  const role = `plain_${Date.now()}`;
  await owner.raw(`CREATE ROLE ${role} LOGIN PASSWORD 'plain'`);
  await owner.raw(`GRANT ALL ON SCHEMA public TO ${role}`);
  const { connection } = owner.client.config;
  knex = createKnex({
    client: 'pg',
    connection: { ...connection, user: role, password: 'plain' },
  });
  try {
    const logger = mockServices.logger.mock();
    engine = await createEngine(logger);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('CREATE EXTENSION pg_trgm'),
    );
    await index('software-catalog', [entity('payment-service')]);
    expect(await titles('payment')).toEqual(['payment-service']);
    expect(await titles('paymnet')).toEqual([]);
  } finally {
    await knex.destroy();
    await owner.raw(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    knex = all;
  }
});
