// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { callers } from './callers';
import { breakages } from './hostileRequests';
import { parseTable, renderTable, type Statuses } from './table';
import { startTestPortal, type TestPortal } from './testPortal';

jest.setTimeout(300_000);

const file = resolvePackagePath('@macadam/gates', 'routes.md');
const expected = parseTable(readFileSync(file, 'utf8'));
/** Backstage's own that break when they are sent nonsense; the list may only shrink. */
const breaking = [
  'POST /api/catalog/entities/by-refs',
  'POST /api/events/http/github',
  'POST /api/user-settings/multiget',
];
const updates = Boolean(process.env.MACADAM_UPDATE_ROUTES);

/** Without what Backstage gives each plugin alike: of these the first one's. */
function differentOnes(routes: string[]): string[] {
  const shared = /\/api\/[^/]+(?=\/\.(backstage|well-known)\/)/;
  const byKind = new Map(
    routes.toReversed().map(route => [route.replace(shared, ''), route]),
  );
  return routes.filter(
    route => byKind.get(route.replace(shared, '')) === route,
  );
}

let portal: TestPortal;
let actual: Map<string, Statuses>;

afterAll(() => portal?.stop());
// Its own end comes second: it waits for whoever is still connected.
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

beforeAll(async () => {
  portal = await startTestPortal(databases);
  actual = await portal.askEverything();
  if (updates) writeFileSync(file, renderTable(actual));
});

it('the table has a row for each route, and no row for what is gone', () => {
  const rows = updates
    ? Array.from(actual.keys())
    : Array.from(expected.keys());
  expect(Array.from(actual.keys())).toEqual(rows);
});

it.each(Array.from(expected))('%s', (route, statuses) => {
  const row = updates ? actual.get(route) : statuses;
  expect(actual.get(route)).toEqual(row);
});

describe('a delivery to the webhook', () => {
  const deliver = async (body: string, secret?: string) => {
    const signature = createHmac('sha256', secret ?? '').update(body);
    const answer = await fetch(`${portal.baseUrl}/api/events/http/github`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'x-github-delivery': randomUUID(),
        ...(secret && {
          'x-hub-signature-256': `sha256=${signature.digest('hex')}`,
        }),
      },
      body,
    });
    await answer.body?.cancel();
    return answer.status;
  };
  const body = JSON.stringify({ zen: 'Keep it logically awesome.' });

  it('is taken with the right signature', async () => {
    await expect(deliver(body, portal.webhookSecret)).resolves.toBe(202);
  });

  it('is refused without a signature', async () => {
    await expect(deliver(body)).resolves.toBe(403);
  });

  it('is refused with a signature of another secret', async () => {
    await expect(deliver(body, 'another')).resolves.toBe(403);
  });

  it('is refused when it is too large to be read', async () => {
    const large = JSON.stringify({ zen: 'x'.repeat(30 * 1024 * 1024) });
    await expect(deliver(large, portal.webhookSecret)).resolves.toBe(413);
  });
});

it('asks as every kind of caller', () => {
  expect(new Set(Array.from(actual.values(), Object.keys).flat())).toEqual(
    new Set(callers),
  );
});

// Last: what it sends may change what the others look at.
describe('hostile requests', () => {
  it('break no route', async () => {
    const broken: string[] = [];
    for (const route of differentOnes(portal.routes)) {
      broken.push(...(await breakages(portal, route)));
    }
    const isKnown = (line: string) =>
      breaking.some(route => line.startsWith(`${route} 500`));
    expect(broken.filter(line => !isKnown(line))).toEqual([]);
  });

  it('leave the portal well', async () => {
    const path = '/.backstage/health/v1/readiness';
    await expect(
      portal.client.status('nobody', { method: 'GET', path }),
    ).resolves.toBe(200);
  });
});
