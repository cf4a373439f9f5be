// SPDX-License-Identifier: Apache-2.0
import { finished } from 'node:stream/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { PostgresSearchEngine } from '../engine/PostgresSearchEngine';
import { DocumentStore } from '../store/DocumentStore';
import { DocsRunbooksFactory } from './DocsRunbooks';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const page = (name: string, path: string) => ({
  title: path,
  text: '',
  location: `/docs/default/component/${name}/${path}`,
  kind: 'component',
  namespace: 'default',
  name,
});
const entity = (name: string, fields: object = {}) => ({
  ...page(name, ''),
  location: `/catalog/default/component/${name}`,
  kind: 'Component',
  ...fields,
});

it('gives entities the runbook of their docs, if they link none themselves', async () => {
  const knex = await databases.init('POSTGRES_18');
  const logger = mockServices.logger.mock();
  const store = await DocumentStore.create({
    database: { getClient: async () => knex },
    logger,
  });
  const engine = new PostgresSearchEngine({ store, logger });
  const indexer = await engine.getIndexer('techdocs');
  for (const each of [
    page('ledger', 'architecture/'),
    page('ledger', 'runbook/'),
    page('ledger', 'runbook/#disk-full'),
    page('orders', 'runbook/'),
    page('invoices', 'runbook-policy/'),
  ]) {
    indexer.write(each);
  }
  indexer.end();
  await finished(indexer);

  const decorator = await new DocsRunbooksFactory(store).getDecorator();
  const runbookUrl = 'https://wiki.example/orders';
  const { documents } = await TestPipeline.fromDecorator(decorator)
    .withDocuments([
      entity('ledger'),
      entity('orders', { runbookUrl }),
      entity('invoices'),
    ])
    .execute();
  expect(documents).toEqual([
    expect.objectContaining({
      name: 'ledger',
      runbookUrl: '/docs/default/component/ledger/runbook/',
    }),
    expect.objectContaining({ name: 'orders', runbookUrl }),
    entity('invoices'),
  ]);
});
