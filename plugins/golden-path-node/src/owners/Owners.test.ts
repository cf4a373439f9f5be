// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Owners } from './Owners';

const ada = mockCredentials.user('user:default/ada');

it.each([
  { name: 'a name', owner: 'payments-team' },
  { name: 'a reference', owner: 'group:default/payments-team' },
])('finds the team of a group by $name', async ({ owner }) => {
  const owners = ownersFor('group:default/payments-team');
  await expect(owners.teamOf(owner, ada)).resolves.toEqual({
    slug: 'payments',
    entityRef: 'group:default/payments-team',
  });
});

it('lets the platform team create for any team', async () => {
  const owners = ownersFor('group:default/platform-team');
  await expect(owners.teamOf('payments-team', ada)).resolves.toBeDefined();
});

it('lets a service of the portal create for any team', async () => {
  const owners = ownersFor();
  const service = mockCredentials.service();
  await expect(owners.teamOf('payments-team', service)).resolves.toBeDefined();
});

it.each([
  {
    name: 'a group of others',
    owner: 'payments-team',
    memberOf: 'group:default/orders-team',
    error: 'NotAllowedError',
  },
  {
    name: 'a group that does not exist',
    owner: 'nobody',
    memberOf: 'group:default/nobody',
    error: 'InputError',
  },
  {
    name: 'a user',
    owner: 'user:default/ada',
    memberOf: 'user:default/ada',
    error: 'InputError',
  },
  {
    name: 'a group that the forge does not know',
    owner: 'guild',
    memberOf: 'group:default/guild',
    error: 'InputError',
  },
  {
    name: 'a team of another organisation',
    owner: 'partners',
    memberOf: 'group:default/partners',
    error: 'InputError',
  },
])('refuses $name', async ({ owner, memberOf, error }) => {
  const owners = ownersFor(memberOf);
  await expect(owners.teamOf(owner, ada)).rejects.toMatchObject({
    name: error,
  });
});

function ownersFor(...ownershipEntityRefs: string[]): Owners {
  return new Owners({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        anEntity('Group', 'payments-team', 'acme/payments'),
        anEntity('Group', 'partners', 'other/partners'),
        anEntity('Group', 'guild'),
        anEntity('User', 'ada'),
      ],
    }),
    organization: 'acme',
    platformTeam: 'group:default/platform-team',
    userInfo: mockServices.userInfo({ ownershipEntityRefs }),
  });
}

function anEntity(kind: string, name: string, team?: string): Entity {
  const annotations = team && { 'github.com/team-slug': team };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations: annotations || {} },
  };
}
