// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabases } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { callers, type Caller } from './callers';
import { Client } from './Client';
import { tokensOf, writeSigningKey } from './credentials';
import { prepareObjects, uidsByName, type Objects } from './objects';
import { startOutsideWorld } from './outsideWorld';
import { probeOf } from './probeOf';
import { startPortal } from './startPortal';
import { createDatabase, writeFiles } from './surroundings';
import type { Statuses } from './table';
import { TEST_PROVIDER } from './testSignIn';

/** The two that no plugin mounts. */
const HEALTH = ['liveness', 'readiness'].map(
  name => `GET /.backstage/health/v1/${name}`,
);

export interface TestPortal {
  baseUrl: string;
  webhookSecret: string;
  /** Every route, as `METHOD /path`. */
  routes: string[];
  client: Client;
  /** What the sample requests speak of. */
  objects: Objects;
  /** Tries every route as every caller. */
  askEverything(): Promise<Map<string, Statuses>>;
  stop(): Promise<void>;
}

const overlayOf = (token: string, keyStore: object) => ({
  app: { packageName: '@macadam/gates' },
  auth: { keyStore, providers: { [TEST_PROVIDER]: {} } },
  backend: {
    auth: {
      externalAccess: [
        { type: 'static', options: { token, subject: 'gates' } },
      ],
    },
  },
  catalog: { processingInterval: { seconds: 10 } },
  events: { notifyTimeoutMs: 1000 },
});

const environmentOf = (origin: string, folder: string, secret: string) => ({
  MACADAM_GITHUB: 'token',
  GITHUB_API_URL: `${origin}/api/v3`,
  GITHUB_HOST: new URL(origin).host,
  GITHUB_ORG: 'acme',
  GITHUB_TOKEN: randomUUID(),
  GITHUB_URL: origin,
  GITHUB_WEBHOOK_SECRET: secret,
  DELIVERY_WEBHOOK_SECRET: secret,
  MACADAM_SIGN_IN: 'oidc',
  OIDC_CLIENT_ID: 'gates',
  OIDC_CLIENT_SECRET: randomUUID(),
  OIDC_METADATA_URL: `${origin}/.well-known/openid-configuration`,
  SESSION_SECRET: randomUUID(),
  TECHDOCS_DIR: join(folder, 'docs'),
});

const isRead = (route: string) => /^(GET|ALL) /.test(route);

async function askEverything(
  client: Client,
  objects: Objects,
  routes: string[],
) {
  const answers = new Map<string, Statuses>();
  for (const route of routes) {
    const statuses: Partial<Statuses> = {};
    const ask = async (caller: Caller) => {
      const probe = probeOf(route, objects, caller);
      statuses[caller] = await client.status(caller, probe);
    };
    if (isRead(route)) await Promise.all(callers.map(ask));
    // What one changes another may find changed.
    else for (const caller of callers) await ask(caller);
    answers.set(route, statuses as Statuses);
  }
  return answers;
}

export async function startTestPortal(
  databases: TestDatabases,
): Promise<TestPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'macadam-gates-'));
  const [world, database, signingKey] = await Promise.all([
    startOutsideWorld(),
    createDatabase(databases),
    writeSigningKey(folder),
    writeFiles(folder),
  ]);
  const serviceToken = randomUUID();
  const webhookSecret = randomUUID();
  const overlay = join(folder, 'app-config.gates.yaml');
  await writeFile(
    overlay,
    stringify(overlayOf(serviceToken, signingKey.keyStore)),
  );
  const portal = await startPortal({
    database,
    overlay,
    environment: environmentOf(world.origin, folder, webhookSecret),
  });
  const { baseUrl, mounted, stop } = portal;
  const service = new Client(baseUrl, { service: serviceToken });
  const uids = await uidsByName(service);
  const tokens = await tokensOf({ baseUrl, signingKey, serviceToken });
  const client = new Client(baseUrl, tokens);
  const routes = [...HEALTH, ...mounted].filter(
    route => !route.includes(`/api/auth/${TEST_PROVIDER}/`),
  );
  const objects = await prepareObjects(client, uids, webhookSecret);
  return {
    baseUrl,
    webhookSecret,
    routes,
    client,
    objects,
    askEverything: () => askEverything(client, objects, routes),
    async stop() {
      await stop();
      await world.stop();
      await rm(folder, { recursive: true });
    },
  };
}
