// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callers, type Caller } from './callers';
import { fixtureSize } from './catalogFixture';
import type { Client } from './Client';

/** What the sample requests speak of. All of it belongs to the owner, or to the owner's team. */
export interface Objects {
  /** The uid of payment-service. */
  uid: string;
  /** A finished run of the owner's. */
  taskId: string;
  /** A message to the owner. */
  notificationId: string;
  /** An incident of payment-service. */
  incidentId: string;
  /** What a caller may try to change or remove, each its own. */
  doomed: Record<Caller, { uid: string; taskId: string; locationId: string }>;
}

const PATIENCE_MS = 60_000;

async function until<T>(what: string, look: () => Promise<T | undefined>) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await sleep(100);
  }
}

/** Waits until the fixture is in the catalog: before that nobody of it can sign in. */
export async function uidsByName(client: Client): Promise<Map<string, string>> {
  return until('the catalog', async () => {
    const entities: { metadata: { name: string; uid: string } }[] =
      await client.json('service', {
        method: 'GET',
        path: '/api/catalog/entities?fields=metadata.name,metadata.uid',
      });
    return entities.length < fixtureSize
      ? undefined
      : new Map(entities.map(({ metadata }) => [metadata.name, metadata.uid]));
  });
}

async function runTemplate(client: Client): Promise<string> {
  const { id } = await client.json('owner', {
    method: 'POST',
    path: '/api/scaffolder/v2/tasks',
    body: { templateRef: 'template:default/greeting', values: {} },
  });
  await until('a run', async () => {
    const { status } = await client.json('owner', {
      method: 'GET',
      path: `/api/scaffolder/v2/tasks/${id}`,
    });
    return status === 'completed' ? status : undefined;
  });
  return id;
}

async function addLocation(client: Client, name: string): Promise<string> {
  const { location } = await client.json('service', {
    method: 'POST',
    path: '/api/catalog/locations',
    body: {
      type: 'url',
      target: `http://forge.example/acme/${name}/blob/main/catalog-info.yaml`,
    },
  });
  return location.id;
}

async function notifyOwner(client: Client): Promise<string> {
  const [{ id }] = await client.json('service', {
    method: 'POST',
    path: '/api/notifications',
    body: {
      recipients: { type: 'entity', entityRef: 'user:default/owner' },
      payload: { title: 'Hello' },
    },
  });
  return id;
}

/** As a tool outside tells of one. */
async function tellIncident(
  client: Client,
  webhookSecret: string,
): Promise<string> {
  const text = JSON.stringify({
    source: 'gates',
    incident: {
      id: 'one',
      entityRef: 'component:default/payment-service',
      title: 'Payments are refused',
      createdAt: new Date().toISOString(),
    },
  });
  const signature = createHmac('sha256', webhookSecret).update(text);
  await client.json('nobody', {
    method: 'POST',
    path: '/api/dora/webhooks/generic',
    headers: { 'x-macadam-signature': `sha256=${signature.digest('hex')}` },
    text,
  });
  return until('an incident', async () => {
    const { items } = await client.json('owner', {
      method: 'GET',
      path: '/api/dora/entities/component/default/payment-service/incidents',
    });
    return items[0]?.id;
  });
}

export async function prepareObjects(
  client: Client,
  uids: ReadonlyMap<string, string>,
  webhookSecret: string,
): Promise<Objects> {
  const uidOf = (name: string) => uids.get(name) ?? '';
  const doomed = await Promise.all(
    callers.map(async caller => {
      const name = `doomed-${caller}`;
      const taskId = await runTemplate(client);
      const locationId = await addLocation(client, name);
      return [caller, { uid: uidOf(name), taskId, locationId }] as const;
    }),
  );
  return {
    uid: uidOf('payment-service'),
    taskId: await runTemplate(client),
    notificationId: await notifyOwner(client),
    incidentId: await tellIncident(client, webhookSecret),
    doomed: Object.fromEntries(doomed) as Objects['doomed'],
  };
}
