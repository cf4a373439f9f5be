// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { hostile } from './hostileRequests';
import type { Objects } from './objects';
import { probeOf } from './probeOf';
import { startTestPortal, type TestPortal } from './testPortal';

jest.setTimeout(300_000);

/** The same requests each time: what one run finds, the next one finds again. */
const SEED = 20260601;
const REQUESTS_PER_ROUTE = 12;

/** Backstage's own that break; the list may only shrink. */
const known = [
  'POST /api/catalog/entities/by-refs',
  'POST /api/events/http/github',
  'POST /api/user-settings/multiget',
];

let portal: TestPortal;
let objects: Objects;

beforeAll(async () => {
  portal = await startTestPortal();
  objects = await portal.prepareObjects();
});
afterAll(() => portal?.stop());

/** Of a route's own: other routes may come and go. */
const seedOf = (route: string) =>
  Buffer.from(route).reduce((seed, byte) => (seed * 31 + byte) % 2 ** 31, SEED);

/** What a route breaks at, or never answers. */
async function breakages(route: string): Promise<string[]> {
  // Only services may call these: of a person they look at nothing.
  const caller = /\/(bus|notifications)\//.test(route) ? 'service' : 'owner';
  const probes = fc.sample(hostile(probeOf(route, objects, caller)), {
    seed: seedOf(route),
    numRuns: REQUESTS_PER_ROUTE,
  });
  const answers = await Promise.all(
    probes.map(async probe => {
      const status = await portal.client
        .status(caller, probe)
        .catch(error => `${error}`);
      const { path, text } = probe;
      return { status, sent: `${path} ${text ?? ''}`.slice(0, 300) };
    }),
  );
  return answers
    .filter(({ status }) => typeof status === 'string' || status >= 500)
    .map(({ status, sent }) => `${route} ${status}: ${sent}`);
}

it('no route breaks, whatever it is sent', async () => {
  const broken: string[] = [];
  for (const route of portal.routes) {
    broken.push(...(await breakages(route)));
  }
  const isKnown = (line: string) =>
    known.some(route => line.startsWith(`${route} 500`));
  expect(broken.filter(line => !isKnown(line))).toEqual([]);
});

it('the portal is still well', async () => {
  const path = '/.backstage/health/v1/readiness';
  await expect(
    portal.client.status('nobody', { method: 'GET', path }),
  ).resolves.toBe(200);
});
