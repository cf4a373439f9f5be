// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { startPortal } from './startPortal';
import { createDatabase, writeFiles } from './surroundings';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('starts with a database and none of what is optional, and lets nobody in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'macadam-bare-'));
  await writeFiles(folder);
  const overlay = join(folder, 'app-config.bare.yaml');
  await writeFile(overlay, 'app: { packageName: "@macadam/gates" }\n');
  const portal = await startPortal({
    database: await createDatabase(databases),
    overlay,
    environment: {},
  });
  const statusOf = async (path: string) =>
    (await fetch(`${portal.baseUrl}${path}`)).status;

  expect(await statusOf('/.backstage/health/v1/readiness')).toBe(200);
  expect(await statusOf('/')).toBe(200);
  expect(await statusOf('/api/catalog/entities/by-query')).toBe(401);
  expect(await statusOf('/api/auth/oidc/start?env=production')).toBe(404);
  expect(await statusOf('/api/auth/guest/refresh')).toBe(404);

  await portal.stop();
  await rm(folder, { recursive: true });
});
