// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { databaseOfSuite } from '@macadam/test-portal';
import { checkFile } from './checkFile';
import { EventVectors } from './EventVectors';
import { shuffleFrom } from './shuffle';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const home = resolvePackagePath('@macadam/plugin-dora-backend', 'vectors');
const files = (process.env.VECTORS ?? '')
  .split(',')
  .filter(file => file)
  .concat(readdirSync(home).map(file => path.join(home, file)));

it.each(files)('%s holds', async file => {
  const eventVectors = new EventVectors({
    knex: database.knex,
    logger: mockServices.logger.mock(),
    shuffle: shuffleFrom(7),
  });
  const { vectors, mismatches } = await checkFile(file, eventVectors);
  expect(mismatches).toEqual([]);
  expect(vectors).toBeGreaterThan(0);
});
