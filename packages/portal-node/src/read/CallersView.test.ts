// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CallersView } from './CallersView';

const ada = { credentials: mockCredentials.user('user:default/ada') };
const eve = { credentials: mockCredentials.user('user:default/eve') };
const service = { credentials: mockCredentials.service('plugin:other') };

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});
const refOf = (name: string) => `component:default/${name}`;

const some: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_KIND', resourceType: 'catalog-entity' },
};

function aView(decision: PolicyDecision = { result: AuthorizeResult.ALLOW }) {
  const catalog = catalogServiceMock({
    entities: ['one', 'two'].map(component),
  });
  const byRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () => [decision],
  });
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada', 'group:default/payments'],
    }),
  });
  const auth = mockServices.auth();
  const view = new CallersView({ auth, catalog, permissions, userInfo });
  return { view, byRefs, permissions };
}

it('asks the catalog once for what one caller asks together', async () => {
  const { view, byRefs } = aView();
  const found = await Promise.all(
    ['one', 'two', 'none', 'one'].map(name => view.entity(refOf(name), ada)),
  );
  expect(found.map(entity => entity?.metadata.name)).toEqual([
    'one',
    'two',
    undefined,
    'one',
  ]);
  expect(byRefs).toHaveBeenCalledTimes(1);
  expect(byRefs).toHaveBeenCalledWith(
    {
      entityRefs: ['one', 'two', 'none'].map(refOf),
      fields: ['kind', 'metadata', 'relations'],
    },
    ada,
  );
});

it('asks together for what comes while the catalog answers', async () => {
  const { view, byRefs } = aView();
  const later: Array<Promise<Entity | undefined>> = [];
  byRefs.mockImplementationOnce(async () => {
    for (const name of ['two', 'none']) {
      later.push(view.entity(refOf(name), ada));
      // Longer than questions are gathered for when nobody answers.
      await delay(20);
    }
    return { items: [component('one')] };
  });
  await expect(view.entity(refOf('one'), ada)).resolves.toBeDefined();
  const found = await Promise.all(later);
  expect(found.map(entity => entity?.metadata.name)).toEqual([
    'two',
    undefined,
  ]);
  expect(byRefs.mock.calls.map(([{ entityRefs }]) => entityRefs)).toEqual([
    ['one'].map(refOf),
    ['two', 'none'].map(refOf),
  ]);
});

it('asks once for all who see all of the catalog', async () => {
  const { view, byRefs } = aView();
  const entities = await Promise.all(
    [ada, eve, service].map(who => view.entity(refOf('one'), who)),
  );
  expect(entities.map(entity => entity?.metadata.name)).toEqual(
    Array(3).fill('one'),
  );
  expect(byRefs).toHaveBeenCalledTimes(1);
});

it('tells nobody else what one who sees all of the catalog was told', async () => {
  const { view, byRefs, permissions } = aView();
  await view.entity(refOf('one'), ada);
  permissions.authorizeConditional.mockResolvedValue([some]);
  byRefs.mockResolvedValue({ items: [undefined] });
  await expect(view.entity(refOf('one'), eve)).resolves.toBeUndefined();
  permissions.authorizeConditional.mockResolvedValue([
    { result: AuthorizeResult.DENY },
  ]);
  await expect(view.entity(refOf('one'), service)).resolves.toBeUndefined();
});

it('asks for each caller on their own behalf', async () => {
  const { view, byRefs } = aView(some);
  await Promise.all([ada, eve].map(who => view.entity(refOf('one'), who)));
  expect(byRefs.mock.calls.map(([, options]) => options)).toEqual([ada, eve]);
});

it('fails all that asked together when the catalog does, and asks anew the next time', async () => {
  const { view, byRefs } = aView();
  byRefs.mockRejectedValueOnce(new Error('away'));
  const together = ['one', 'two'].map(name => view.entity(refOf(name), ada));
  const outcomes = await Promise.allSettled(together);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  await expect(view.entity(refOf('one'), ada)).resolves.toBeDefined();
});

it('knows what a person owns, and that a service owns nothing', async () => {
  const { view } = aView();
  await expect(view.ownedBy(ada)).resolves.toContain('group:default/payments');
  await expect(view.ownedBy(service)).resolves.toEqual([]);
});

it('asks the catalog about nothing when the caller sees all of it', async () => {
  const { view, byRefs } = aView();
  const refs = ['one', 'none'].map(refOf);
  await expect(view.visible(refs, ada)).resolves.toEqual(refs);
  expect(byRefs).not.toHaveBeenCalled();
});

it('leaves out what a caller who sees some of the catalog does not see', async () => {
  const { view } = aView(some);
  const refs = ['one', 'none'].map(refOf);
  await expect(view.visible(refs, ada)).resolves.toEqual([refOf('one')]);
});

it('refuses who may read nothing', async () => {
  const { view } = aView({ result: AuthorizeResult.DENY });
  await expect(view.visible([refOf('one')], ada)).rejects.toThrow(
    'You may read nothing of the catalog',
  );
});
