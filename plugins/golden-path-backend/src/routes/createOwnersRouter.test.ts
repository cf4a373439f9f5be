// SPDX-License-Identifier: Apache-2.0
import {
  anEntity,
  platformEngineer,
  starter,
  startGoldenPath,
  stranger,
  type GoldenPath,
} from '../__testUtils__/goldenPath';

let portal: GoldenPath;

beforeAll(async () => {
  const team = (name: string, slug: string) =>
    anEntity('Group', name, { 'github.com/team-slug': slug });
  portal = await startGoldenPath({
    entities: () => [
      team('payments-team', 'acme/payments'),
      team('orders-team', 'acme/orders'),
      team('foreign-team', 'elsewhere/foreign'),
      anEntity('Group', 'no-forge-team', {}),
    ],
  });
});

afterAll(() => portal.stop());

it.each([
  { who: 'a member', by: starter, owners: ['payments-team'] },
  {
    who: 'the platform team',
    by: platformEngineer,
    owners: ['orders-team', 'payments-team'],
  },
  { who: 'who is in no team', by: stranger, owners: [] },
])('offers $who the teams they may create for', async ({ by, owners }) => {
  const { status, body } = await portal.get('/owners', by);
  expect({ status, refs: refsOf(body) }).toEqual({
    status: 200,
    refs: owners.map(name => `group:default/${name}`),
  });
});

it('answers 401 to nobody', async () => {
  expect((await portal.get('/owners', 'nobody')).status).toBe(401);
});

function refsOf({ owners }: { owners: { entityRef: string }[] }): string[] {
  return owners.map(({ entityRef }) => entityRef);
}
