// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AncestorOwnershipResolver } from './AncestorOwnershipResolver';

it.each([
  {
    name: 'a member of no group owns what is theirs',
    memberOf: [],
    owners: [],
  },
  {
    name: 'a member of a team owns what the team owns',
    memberOf: ['payments-team'],
    owners: ['payments-team'],
  },
  {
    name: 'a lead owns what the team above owns',
    memberOf: ['payments-team-leads'],
    owners: ['payments-team-leads', 'payments-team'],
  },
  {
    name: 'a group that the catalog does not know has nothing above',
    memberOf: ['lost'],
    owners: ['lost'],
  },
  {
    name: 'groups above each other end the walk',
    memberOf: ['hen'],
    owners: ['hen', 'egg'],
  },
])('$name', async ({ memberOf, owners }) => {
  const resolver = new AncestorOwnershipResolver({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        aGroup('payments-team'),
        aGroup('payments-team-leads', 'payments-team'),
        aGroup('hen', 'egg'),
        aGroup('egg', 'hen'),
      ],
    }),
  });
  const ann = anEntity('User', 'ann', 'memberOf', memberOf);

  await expect(resolver.resolveOwnershipEntityRefs(ann)).resolves.toEqual({
    ownershipEntityRefs: [
      'user:default/ann',
      ...owners.map(owner => `group:default/${owner}`),
    ],
  });
});

function aGroup(name: string, ...parents: string[]): Entity {
  return anEntity('Group', name, 'childOf', parents);
}

function anEntity(
  kind: string,
  name: string,
  type: string,
  groups: string[],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: groups.map(group => ({
      type,
      targetRef: `group:default/${group}`,
    })),
  };
}
