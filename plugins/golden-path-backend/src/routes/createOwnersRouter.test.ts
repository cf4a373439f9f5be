// SPDX-License-Identifier: Apache-2.0
import { anEntity, other, owner, platformEngineer } from '@macadam/test-portal';
import { GoldenPathPortal } from '../__testUtils__/GoldenPathPortal';

let portal: GoldenPathPortal;

beforeAll(async () => {
  const team = (name: string, slug: string) =>
    anEntity('Group', name, { annotations: { 'github.com/team-slug': slug } });
  portal = await GoldenPathPortal.start({
    entities: () => [
      team('payments-team', 'acme/payments'),
      team('orders-team', 'acme/orders'),
      team('foreign-team', 'elsewhere/foreign'),
      anEntity('Group', 'no-forge-team'),
    ],
  });
});

afterAll(() => portal.stop());

it.each([
  { who: 'a member', by: owner, owners: ['payments-team'] },
  {
    who: 'the platform team',
    by: platformEngineer,
    owners: ['orders-team', 'payments-team'],
  },
  { who: 'who is in no team', by: other, owners: [] },
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
