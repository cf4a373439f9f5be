// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from '../ingest/__testUtils__/TestEngine';
import { checkFile } from './checkFile';
import { EventVectors } from './EventVectors';
import { shuffleFrom } from './shuffle';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const home = resolvePackagePath('@macadam/plugin-dora-backend', 'vectors');
const files = (process.env.VECTORS ?? '')
  .split(',')
  .filter(file => file)
  .concat(readdirSync(home).map(file => path.join(home, file)));

it.each(files)('%s holds', async file => {
  const knex = await databases.init('POSTGRES_18');
  await migrate(knex);
  const eventVectors = new EventVectors({
    knex,
    logger: mockServices.logger.mock(),
    shuffle: shuffleFrom(7),
  });
  const { vectors, mismatches } = await checkFile(file, eventVectors);
  expect(mismatches).toEqual([]);
  expect(vectors).toBeGreaterThan(0);
});
