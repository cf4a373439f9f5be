// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogWatch } from './CatalogWatch';

const MINUTE = 60_000;

function aWatch() {
  const catalog = catalogServiceMock.mock();
  let now = 0;
  let entities = 10;
  catalog.queryEntities.mockImplementation(async () => ({
    items: [],
    pageInfo: {},
    totalItems: entities,
  }));
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  const auth = mockServices.auth();
  const watch = new CatalogWatch({ auth, catalog, filter: { kind: 'api' } });
  const read = jest.fn(async () => undefined);
  return {
    read,
    catalog,
    /** How often it was read in some turns, half a minute apart. */
    async turns(count: number) {
      const before = read.mock.calls.length;
      for (let turn = 0; turn < count; turn++) {
        await watch.turn(read);
        now += MINUTE / 2;
      }
      return read.mock.calls.length - before;
    },
    become(other: number) {
      entities = other;
    },
  };
}

afterEach(() => jest.restoreAllMocks());

it('reads at first until all relate to each other, and not again while nothing changes', async () => {
  const { catalog, turns } = aWatch();
  await expect(turns(3)).resolves.toBe(3);
  await expect(turns(9)).resolves.toBe(0);
  expect(catalog.queryEntities).toHaveBeenLastCalledWith(
    { filter: { kind: 'api' }, limit: 0 },
    expect.anything(),
  );
});

it('reads again for a while when there are more or fewer', async () => {
  const { become, turns } = aWatch();
  await turns(3);
  become(11);
  await expect(turns(5)).resolves.toBe(3);
  become(10);
  await expect(turns(1)).resolves.toBe(1);
});

it('reads again after minutes, for what changed without their number', async () => {
  const { turns } = aWatch();
  await turns(3);
  await expect(turns(10)).resolves.toBe(1);
});

it('reads at the next turn what could not be read', async () => {
  const { become, read, turns } = aWatch();
  await turns(3);
  become(11);
  read.mockRejectedValueOnce(new Error('away'));
  await expect(turns(1)).rejects.toThrow('away');
  await expect(turns(5)).resolves.toBe(3);
});
