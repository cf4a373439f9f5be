// SPDX-License-Identifier: Apache-2.0
import type { CauseRequest } from '@macadam/plugin-dora-common';
import {
  databaseOfSuite,
  other,
  owner,
  platformEngineer,
} from '@macadam/test-portal';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';
import { FlaggedRows } from '../store/queries/__testUtils__/FlaggedRows';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-06T00:00:00Z' };

let knex: Knex;
let rows: FlaggedRows;
let portal: TestPortal;
let deployment: string;
let incident: string;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  portal = await TestPortal.start({ knex });
  deployment = await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
  await rows.deployment({ finishedAt: '2026-03-03T11:00:00Z' });
  incident = await rows.incident({
    createdAt: '2026-03-03T12:00:00Z',
    resolved_at: new Date('2026-03-03T13:00:00Z'),
  });
});
afterEach(() => portal.stop());

const decide = (cause: CauseRequest, caller?: string) =>
  portal.client(caller).decideCause(incident, cause);

async function failed() {
  const page = { ...window, filter: 'failed' } as const;
  const { items } = await portal.client().getDeployments(payments, page);
  return items.map(({ id }) => id);
}

it('an owner links an incident to the deployment that caused it, and unlinks it again', async () => {
  const linked = await decide({
    kind: 'deployment',
    deploymentId: deployment,
    reason: 'The stack trace says so',
  });
  expect(linked).toMatchObject({
    attribution: 'linked',
    deployment: { id: deployment },
    decidedBy: owner,
    reason: 'The stack trace says so',
  });
  await expect(failed()).resolves.toEqual([deployment]);

  await decide({ kind: 'not-a-change' }, platformEngineer);
  await expect(failed()).resolves.toEqual([]);

  const undecided = await decide({ kind: 'undecided' });
  expect(undecided).toMatchObject({ attribution: 'window' });
  expect(undecided.decidedBy).toBeUndefined();
  await expect(
    knex('decisions').orderBy('id').select('decision', 'decided_by'),
  ).resolves.toEqual([
    { decision: 'deployment', decided_by: owner },
    { decision: 'not-a-change', decided_by: platformEngineer },
    { decision: 'undecided', decided_by: owner },
  ]);
});

it('changes the version of the data', async () => {
  const version = async () =>
    (await portal.client().getSummary(payments, window)).dataVersion;
  const before = await version();
  await decide({ kind: 'not-a-change' });
  await expect(version()).resolves.not.toBe(before);
});

it.each([
  { name: 'another', caller: other, status: 403 },
  { name: 'nobody', caller: 'nobody', status: 401 },
])('refuses $name', async ({ caller, status }) => {
  await expect(decide({ kind: 'undecided' }, caller)).rejects.toMatchObject({
    statusCode: status,
  });
  await expect(knex('decisions')).resolves.toEqual([]);
});

it('refuses a deployment of another service, one that does not count and one that does not exist', async () => {
  const finishedAt = '2026-03-03T10:00:00Z';
  const service = 'component:default/ledger';
  const elsewhere = await rows.deployment({ finishedAt, service });
  const uncounted = await rows.deployment({ finishedAt, is_counted: false });
  for (const deploymentId of [elsewhere, uncounted, '999999']) {
    await expect(
      decide({ kind: 'deployment', deploymentId }),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: {
        error: { message: expect.stringMatching(/^deploymentId: /) },
      },
    });
  }
});

it('knows nothing of an incident of what the caller does not see', async () => {
  const hidden = await rows.incident({
    createdAt: '2026-03-03T12:00:00Z',
    service: 'component:default/hidden',
  });
  for (const id of [hidden, '999999']) {
    await expect(
      portal.client().decideCause(id, { kind: 'undecided' }),
    ).rejects.toMatchObject({ statusCode: 404 });
  }
});

it.each([
  { id: 'x', body: { kind: 'undecided' }, field: 'id' },
  { id: '1', body: { kind: 'sabotage' }, field: 'kind' },
  { id: '1', body: { kind: 'deployment' }, field: 'deploymentId' },
  { id: '1', body: { kind: 'undecided', reason: 'x' }, field: 'reason' },
  {
    id: '1',
    body: { kind: 'not-a-change', reason: 'a\u0000b' },
    field: 'reason',
  },
])('refuses $body of incident $id and names $field', async given => {
  const { status, body } = await portal.put(
    `/incidents/${given.id}/cause`,
    given.body,
  );
  expect(status).toBe(400);
  expect(body.error.message).toContain(given.field);
});
