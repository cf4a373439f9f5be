// SPDX-License-Identifier: Apache-2.0
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { databaseOfSuite, headerOf, other, owner } from '@macadam/test-portal';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';
import { FlaggedRows } from '../store/queries/__testUtils__/FlaggedRows';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const entityRef = 'component:default/payment-service';
const window = { first: '2026-03-02', last: '2026-03-05' };

let knex: Knex;
let rows: FlaggedRows;
let portal: TestPortal;
let deployment: string;
let incident: string;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  portal = await TestPortal.start({
    knex,
    features: [mcpPlugin, actionsRegistryServiceFactory, actionsServiceFactory],
  });
  deployment = await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    leadSeconds: [600],
  });
  incident = await rows.incident({
    createdAt: '2026-03-05T10:00:00Z',
    resolved_at: new Date('2026-03-05T11:00:00Z'),
  });
});
afterEach(() => portal.stop());

async function connected(caller = owner): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(portal.urlOf('/api/mcp-actions/v1'), {
      requestInit: { headers: { authorization: headerOf(caller) } },
    }),
  );
  return client;
}

/** What an assistant is told. */
async function call(name: string, input: object, caller?: string) {
  const client = await connected(caller);
  const result = await client.callTool({
    name: `dora.${name}`,
    arguments: { entityRef, ...window, ...input },
  });
  await client.close();
  const [{ text }] = result.content as { text: string }[];
  return { isError: Boolean(result.isError), text };
}

async function told(name: string, input: object = {}) {
  const { text } = await call(name, input);
  const json = /```json\n([\s\S]*)\n```/.exec(text)?.[1] ?? text;
  return JSON.parse(json);
}

it('an assistant finds each action, and which of them change something', async () => {
  const client = await connected();
  const { tools } = await client.listTools();
  await client.close();
  const changes = tools.map(({ name, annotations }) => [
    name,
    !annotations?.readOnlyHint,
  ]);
  expect(new Map(changes as [string, boolean][])).toEqual(
    new Map([
      ['dora.get-delivery-summary', false],
      ['dora.list-deployments', false],
      ['dora.list-incidents', false],
      ['dora.explain-delivery-metric', false],
      ['dora.decide-incident-cause', true],
    ]),
  );
});

it('get-delivery-summary answers as the page does', async () => {
  const summary = await told('get-delivery-summary');
  const page = await portal
    .client()
    .getSummary(
      { kind: 'component', namespace: 'default', name: 'payment-service' },
      window,
    );
  expect(summary.metrics).toEqual(page.metrics);
  await expect(
    told('get-delivery-summary', { entityRef: 'organization' }),
  ).resolves.toMatchObject({ scope: 'organization', services: 1 });
});

it('list-deployments pages', async () => {
  await rows.deployment({ finishedAt: '2026-03-03T11:00:00Z' });
  const first = await told('list-deployments', { limit: 1 });
  expect(first).toMatchObject({ total: 2 });
  const cursor = first.nextCursor;
  await expect(
    told('list-deployments', { limit: 1, cursor }),
  ).resolves.toMatchObject({ items: [{ id: deployment }] });
});

it('list-incidents and decide-incident-cause lead from an incident to its cause', async () => {
  const { items } = await told('list-incidents');
  expect(items).toMatchObject([{ id: incident, attribution: 'none' }]);
  const decision = { kind: 'deployment', deploymentId: deployment };
  const input = { incidentId: incident, ...decision };
  const { text } = await call('decide-incident-cause', input);
  expect(text).toContain('linked');
  await expect(told('list-incidents')).resolves.toMatchObject({
    items: [{ attribution: 'linked', decidedBy: owner }],
  });
});

it('explain-delivery-metric opens a figure', async () => {
  const metric = 'changeLeadTime';
  const explained = await told('explain-delivery-metric', { metric });
  expect(explained).toMatchObject({
    counted: 1,
    rows: [{ deploymentId: deployment, value: 600 }],
  });
});

it.each([
  {
    name: 'what the caller does not see',
    action: 'get-delivery-summary',
    input: { entityRef: 'component:default/nothing' },
    why: 'No entity component:default/nothing',
  },
  {
    name: 'a window that is none',
    action: 'list-deployments',
    input: { last: '2026-03-01' },
    why: 'last: lies before first',
  },
  {
    name: 'no reference',
    action: 'get-delivery-summary',
    input: { entityRef: 'component:' },
    why: 'entityRef: is no reference',
  },
  {
    name: 'what is no name',
    action: 'get-delivery-summary',
    input: { entityRef: 'component:default/a\u0000b' },
    why: 'name: is no name',
  },
])('refuses $name, and says so', async ({ action, input, why }) => {
  const { isError, text } = await call(action, input);
  expect({ isError, text }).toEqual({
    isError: true,
    text: expect.stringContaining(why),
  });
});

it('refuses a decision of who is no owner', async () => {
  const input = { incidentId: incident, kind: 'not-a-change' };
  const { isError, text } = await call('decide-incident-cause', input, other);
  expect(isError).toBe(true);
  expect(text).toContain('Only the owners');
});
