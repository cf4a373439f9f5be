// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { ActivityPortal } from '../__testUtils__/ActivityPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let portal: ActivityPortal;

beforeAll(async () => {
  portal = await ActivityPortal.start(await databases.init('POSTGRES_18'), 4);
});

afterAll(() => portal.stop());

afterEach(() => portal.forge.behave());

it.each([
  { name: 'a token that is refused', fault: { mode: 'status', status: 401 } },
  { name: 'a server that fails', fault: { mode: 'status', status: 500 } },
  { name: 'an answer cut off half way', fault: { mode: 'cut' } },
  { name: 'a page of a proxy', fault: { mode: 'html' } },
])(
  'shows $name as a stale source, beside what was known',
  async ({ fault }) => {
    const service = portal.aService();
    await service.push('known');
    await portal.run('reconcile');
    await service.misbehave(fault);
    await portal.run('reconcile');
    const { status, body } = await service.get('/runs');
    expect(status).toBe(200);
    expect(body.runs).toHaveLength(1);
    expect(body.source).toMatchObject({
      readAt: expect.any(String),
      failingSince: expect.any(String),
      reason: expect.stringContaining(new URL(portal.forge.url).host),
    });
  },
);
