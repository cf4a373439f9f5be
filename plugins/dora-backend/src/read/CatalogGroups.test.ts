// SPDX-License-Identifier: Apache-2.0
import { RELATION_CHILD_OF, type Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { ANNOTATION_TIMEZONE } from '@macadam/portal-common';
import { CatalogGroups } from './CatalogGroups';

const MINUTE_MS = 60_000;

const group = (name: string, timezone?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name,
    annotations: timezone ? { [ANNOTATION_TIMEZONE]: timezone } : {},
  },
  relations:
    name === 'company'
      ? []
      : [{ type: RELATION_CHILD_OF, targetRef: 'group:default/company' }],
});

function groupsOf(read: () => Promise<Entity[]>) {
  const queryEntities = jest.fn(async () => {
    const items = await read();
    return { items, totalItems: items.length, pageInfo: {} };
  });
  const auth = mockServices.auth();
  return {
    queryEntities,
    groups: new CatalogGroups({ auth, catalog: { queryEntities } }),
  };
}

const timezoneOfTeam = (groups: CatalogGroups) =>
  groups.timezoneOf(['group:default/team']);

beforeEach(() =>
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }),
);
afterEach(() => jest.useRealTimers());

it('a group without a time zone has that of the group above it', async () => {
  const { groups } = groupsOf(async () => [
    group('company', 'Europe/Berlin'),
    group('team'),
  ]);
  expect(await timezoneOfTeam(groups)).toBe('Europe/Berlin');
  expect(await groups.withDescendants('group:default/company')).toEqual([
    'group:default/company',
    'group:default/team',
  ]);
});

it('nobody waits while the catalog is read anew', async () => {
  let answer = async () => [group('team', 'Europe/Berlin')];
  const { groups, queryEntities } = groupsOf(() => answer());
  await timezoneOfTeam(groups);

  let tell: (entities: Entity[]) => void = () => {};
  answer = () => new Promise(resolve => (tell = resolve));
  jest.advanceTimersByTime(MINUTE_MS);
  expect(await timezoneOfTeam(groups)).toBe('Europe/Berlin');
  expect(await timezoneOfTeam(groups)).toBe('Europe/Berlin');
  expect(queryEntities).toHaveBeenCalledTimes(2);

  tell([group('team', 'Asia/Tokyo')]);
  await new Promise(setImmediate);
  expect(await timezoneOfTeam(groups)).toBe('Asia/Tokyo');
});

it('what is known stands while the catalog is away, and is read again', async () => {
  let answer = async () => [group('team', 'Europe/Berlin')];
  const { groups } = groupsOf(() => answer());
  await timezoneOfTeam(groups);

  answer = async () => {
    throw new Error('away');
  };
  jest.advanceTimersByTime(MINUTE_MS);
  expect(await timezoneOfTeam(groups)).toBe('Europe/Berlin');
  await new Promise(setImmediate);

  answer = async () => [group('team', 'Asia/Tokyo')];
  await timezoneOfTeam(groups);
  await new Promise(setImmediate);
  expect(await timezoneOfTeam(groups)).toBe('Asia/Tokyo');
});

it('who asks when nothing is known yet is told that the catalog is away', async () => {
  let answer = async (): Promise<Entity[]> => {
    throw new Error('away');
  };
  const { groups } = groupsOf(() => answer());
  await expect(timezoneOfTeam(groups)).rejects.toThrow('away');
  answer = async () => [group('team', 'Asia/Tokyo')];
  expect(await timezoneOfTeam(groups)).toBe('Asia/Tokyo');
});
