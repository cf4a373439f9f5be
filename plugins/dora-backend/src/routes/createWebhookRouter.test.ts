// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  deliverySourcesExtensionPoint,
  type WebhookReceiver,
} from '@macadam/plugin-dora-node';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-06T00:00:00Z' };

/** Believes whoever says "please", and takes each delivery for one deployment. */
class PoliteReceiver implements WebhookReceiver {
  readonly id = 'polite';
  readonly bodies: string[] = [];

  async receive({
    headers,
    body,
  }: Parameters<WebhookReceiver['receive']>[0]): ReturnType<
    WebhookReceiver['receive']
  > {
    this.bodies.push(body.toString());
    if (!headers['x-please']) throw new AuthenticationError('Say please');
    if (body.length === 0) throw new InputError('Say something');
    if (body.toString() === '"hello"') return undefined;
    const at = new Date('2026-03-03T10:00:00Z');
    return {
      source: 'polite',
      deliveryId: String(headers['x-delivery']),
      deployments: [
        {
          externalId: 'one',
          subject: {
            kind: 'entity',
            entityRef: 'component:default/payment-service',
          },
          environment: 'production',
          sha: 'abc',
          status: 'success',
          finishedAt: at,
          observedAt: at,
          commits: null,
        },
      ],
    };
  }
}

let knex: Knex;
let receiver: PoliteReceiver;
let portal: TestPortal;

beforeEach(async () => {
  knex = database.knex;
  receiver = new PoliteReceiver();
  const polite = createBackendModule({
    pluginId: 'dora',
    moduleId: 'polite',
    register(env) {
      env.registerInit({
        deps: { sources: deliverySourcesExtensionPoint },
        init: async ({ sources }) => sources.addWebhookReceiver(receiver),
      });
    },
  });
  portal = await TestPortal.start({ knex, features: [polite] });
});
afterEach(() => portal.stop());

const please = { 'x-please': '1', 'x-delivery': '7' };
const deliver = (body: string, headers: Record<string, string> = please) =>
  portal.deliver('/webhooks/polite', body, headers);

/** The sender is answered before the catalog is, which is asked whom it spoke of. */
async function summaryOnceItCounts() {
  for (;;) {
    const summary = await portal.client().getSummary(payments, window);
    if (summary.counts.deployments > 0) return summary;
  }
}

it('what a sender told counts, and a delivery that comes again is ignored', async () => {
  const first = await deliver('{"deployed": true}');
  expect(first).toMatchObject({ status: 200, body: { status: 'taken' } });
  const again = await deliver('{"deployed": true}');
  expect(again).toMatchObject({ status: 200, body: { status: 'ignored' } });
  expect(receiver.bodies[0]).toBe('{"deployed": true}');
  const summary = await summaryOnceItCounts();
  expect(summary.counts).toMatchObject({ deployments: 1, unknownBase: 1 });
  expect(summary.sources).toMatchObject([
    {
      id: 'polite',
      title: 'Polite',
      state: 'fresh',
      lastEventAt: '2026-03-03T10:00:00.000Z',
    },
  ]);
});

it('what says nothing of delivery is ignored', async () => {
  const { status, body } = await deliver('"hello"');
  expect({ status, body }).toEqual({
    status: 200,
    body: { status: 'ignored' },
  });
});

it('refuses who is not believed, what is not understood and a webhook that nobody receives', async () => {
  expect((await deliver('{}', {})).status).toBe(401);
  expect((await deliver('')).status).toBe(400);
  const { status } = await portal.deliver('/webhooks/rude', '{}', please);
  expect(status).toBe(404);
});

it('refuses what is too long, or packed, before anybody looks at it', async () => {
  const long = `"${'x'.repeat(1024 * 1024)}"`;
  expect((await deliver(long)).status).toBe(413);
  const packed = { ...please, 'content-encoding': 'gzip' };
  expect((await deliver('x', packed)).status).toBe(415);
  expect(receiver.bodies).toEqual([]);
});

it('asks for it again when it cannot be kept', async () => {
  await knex.schema.renameTable('deliveries', 'lost');
  const { status } = await deliver('{}');
  await knex.schema.renameTable('lost', 'deliveries');
  expect(status).toBe(503);
  expect((await deliver('{}')).body).toEqual({ status: 'taken' });
  await summaryOnceItCounts();
});
