// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import * as catalog from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import * as scaffolder from '@backstage/plugin-scaffolder-common/alpha';
import { MacadamPolicy } from './MacadamPolicy';

const platformTeam = 'group:default/platform-team';
const policy = new MacadamPolicy({ platformTeam });
const unknown = createPermission({ name: 'new.thing.do', attributes: {} });
const inherited = createPermission({ name: 'constructor', attributes: {} });

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

it.each<{
  name: string;
  permission: Permission;
  user: AuthorizeResult;
  platform: AuthorizeResult;
}>([
  {
    name: 'everybody reads the catalog',
    permission: catalog.catalogEntityReadPermission,
    user: ALLOW,
    platform: ALLOW,
  },
  {
    name: 'everybody runs templates',
    permission: scaffolder.taskCreatePermission,
    user: ALLOW,
    platform: ALLOW,
  },
  {
    name: 'owners refresh',
    permission: catalog.catalogEntityRefreshPermission,
    user: CONDITIONAL,
    platform: ALLOW,
  },
  {
    name: 'owners unregister',
    permission: catalog.catalogEntityDeletePermission,
    user: CONDITIONAL,
    platform: ALLOW,
  },
  {
    name: 'nobody else registers a location',
    permission: catalog.catalogLocationCreatePermission,
    user: DENY,
    platform: ALLOW,
  },
  {
    name: 'who started a task reads its log',
    permission: scaffolder.taskReadPermission,
    user: CONDITIONAL,
    platform: ALLOW,
  },
  {
    name: 'only the platform team tries templates of its own',
    permission: scaffolder.templateDryRunPermission,
    user: DENY,
    platform: ALLOW,
  },
  {
    name: 'what the table does not name is denied to all',
    permission: unknown,
    user: DENY,
    platform: DENY,
  },
  {
    name: 'a name that every object inherits is not in the table',
    permission: inherited,
    user: DENY,
    platform: DENY,
  },
])('$name', async ({ permission, user, platform }) => {
  const decide = async (...groups: string[]) =>
    (await policy.handle({ permission }, aUser(...groups))).result;

  expect(await decide('group:default/payments-team')).toBe(user);
  expect(await decide(platformTeam)).toBe(platform);
  expect((await policy.handle({ permission })).result).toBe(DENY);
});

it('asks whether one of the user and their groups owns the entity', async () => {
  const decision = await policy.handle(
    { permission: catalog.catalogEntityDeletePermission },
    aUser('group:default/payments-team'),
  );
  expect(decision).toMatchObject({
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      params: { claims: ['user:default/ann', 'group:default/payments-team'] },
    },
  });
});

it('asks whether the user, and not one of their groups, started the task', async () => {
  const decision = await policy.handle(
    { permission: scaffolder.taskCancelPermission },
    aUser('group:default/payments-team'),
  );
  expect(decision).toMatchObject({
    conditions: {
      rule: 'IS_TASK_OWNER',
      params: { createdBy: ['user:default/ann'] },
    },
  });
});

function aUser(...groups: string[]) {
  const userEntityRef = 'user:default/ann';
  const ownershipEntityRefs = [userEntityRef, ...groups];
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs },
    token: '',
    expiresInSeconds: undefined,
    identity: { type: 'user' as const, userEntityRef, ownershipEntityRefs },
  };
}
