// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type AuthorizePermissionRequest,
  type DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { BrieflyRememberedPermissions } from './BrieflyRememberedPermissions';

const ada = { credentials: mockCredentials.user('user:default/ada') };
const bob = { credentials: mockCredentials.user('user:default/bob') };
const read = { permission: catalogEntityReadPermission };
const look = {
  permission: createPermission({
    name: 'bills.read',
    attributes: { action: 'read' },
  }),
};

const importing = createPermission({
  name: 'bills.import',
  attributes: { action: 'create' },
});

function somePermissions() {
  const asked = mockServices.permissions.mock();
  const allow = async (
    questions: readonly unknown[],
  ): Promise<DefinitivePolicyDecision[]> =>
    questions.map(() => ({ result: AuthorizeResult.ALLOW }));
  asked.authorize.mockImplementation(allow);
  asked.authorizeConditional.mockImplementation(allow);
  const remembered = new BrieflyRememberedPermissions({
    auth: mockServices.auth(),
    permissions: asked,
  });
  return { asked, remembered };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('asks once for what the same person reads again at once', async () => {
  const { asked, remembered } = somePermissions();

  const answers = [
    await remembered.authorizeConditional([read], ada),
    await remembered.authorizeConditional([read], ada),
    await remembered.authorize([look], ada),
    await remembered.authorize([look], ada),
  ];

  expect(answers.flat()).toEqual(
    Array(4).fill({ result: AuthorizeResult.ALLOW }),
  );
  expect(asked.authorizeConditional).toHaveBeenCalledTimes(1);
  expect(asked.authorizeConditional).toHaveBeenCalledWith([read], ada);
  expect(asked.authorize).toHaveBeenCalledTimes(1);
});

it('asks for each person and for each question by itself', async () => {
  const { asked, remembered } = somePermissions();
  await remembered.authorizeConditional([read], ada);
  asked.authorizeConditional.mockResolvedValue([
    { result: AuthorizeResult.DENY },
  ]);
  asked.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);

  expect(await remembered.authorizeConditional([read], bob)).toEqual([
    { result: AuthorizeResult.DENY },
  ]);
  expect(await remembered.authorize([look], ada)).toEqual([
    { result: AuthorizeResult.DENY },
  ]);
});

it('asks again when five seconds are over: a right can be taken away', async () => {
  const { asked, remembered } = somePermissions();
  await remembered.authorizeConditional([read], ada);
  asked.authorizeConditional.mockResolvedValue([
    { result: AuthorizeResult.DENY },
  ]);

  jest.advanceTimersByTime(5_000);

  expect(await remembered.authorizeConditional([read], ada)).toEqual([
    { result: AuthorizeResult.DENY },
  ]);
});

it.each<[string, AuthorizePermissionRequest]>([
  ['changes something', { permission: importing }],
  [
    'is about one resource',
    {
      permission: catalogEntityReadPermission,
      resourceRef: 'component:default/shop',
    },
  ],
])('asks each time for what %s', async (_, request) => {
  const { asked, remembered } = somePermissions();

  await remembered.authorize([look, request], ada);
  await remembered.authorize([look, request], ada);

  expect(asked.authorize).toHaveBeenCalledTimes(2);
});

it.each([
  ['a service', { credentials: mockCredentials.service() }],
  ['nobody', { credentials: mockCredentials.none() }],
])('remembers nothing for %s', async (_, caller) => {
  const { asked, remembered } = somePermissions();

  await remembered.authorizeConditional([read], caller);
  await remembered.authorizeConditional([read], caller);

  expect(asked.authorizeConditional).toHaveBeenCalledTimes(2);
});

it('asks again after a question that failed', async () => {
  const { asked, remembered } = somePermissions();
  asked.authorize.mockRejectedValueOnce(new Error('away'));

  await expect(remembered.authorize([look], ada)).rejects.toThrow('away');
  expect(await remembered.authorize([look], ada)).toEqual([
    { result: AuthorizeResult.ALLOW },
  ]);
});
