// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Repository } from '@macadam/plugin-golden-path-node';
import { CatalogRegistration } from './CatalogRegistration';
import { locationOf } from './progress';

const url = 'http://forge.example/acme/invoices';
const { target, entityRef: locationRef } = locationOf(url, 'main');
const request = {
  slug: 'invoices',
  defaultBranch: 'main',
  entityRef: 'component:default/invoices',
};
const caller = { credentials: mockCredentials.user() };

beforeEach(() =>
  jest.useFakeTimers({
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'],
  }),
);
afterEach(() => jest.useRealTimers());

it('has discovery read the repository, and waits for the entity', async () => {
  const { registration, events, show } = aRegistration();
  events.publish.mockImplementation(async () => show([aComponent()]));
  await inNoTime(registration.register(request, caller));
  expect(events.publish).toHaveBeenCalledWith({
    topic: 'macadam.repository.published',
    eventPayload: { organization: 'acme', name: 'invoices' },
  });
});

it('does nothing when the entity is there already', async () => {
  const { registration, events, show } = aRegistration();
  show([aComponent()]);
  await registration.register(request, caller);
  expect(events.publish).not.toHaveBeenCalled();
});

it.each([
  { name: 'could not read', items: [undefined, aBrokenLocation()] },
  { name: 'put off when a process died over it', items: [] },
])('has the catalog read again what it $name', async ({ items }) => {
  const { registration, catalog, show } = aRegistration();
  show(items);
  catalog.refreshEntity.mockImplementation(async ref => {
    // The catalog knows the entity only after it has read the Location.
    if (ref === request.entityRef) throw await unknownEntity();
    show([aComponent()]);
  });
  await inNoTime(registration.register(request, caller));
  expect(catalog.refreshEntity).toHaveBeenCalledWith(
    locationRef,
    expect.anything(),
  );
});

it('fails when the entity does not appear in time', async () => {
  const { registration } = aRegistration({ deadline: 600 });
  await expect(
    inNoTime(registration.register(request, caller)),
  ).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: /did not appear in the catalog within 0.6 seconds/,
  });
});

it('fails when there is no repository', async () => {
  const { registration } = aRegistration({ repository: undefined });
  await expect(registration.register(request, caller)).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});

it('ends when the run is cancelled', async () => {
  const { registration } = aRegistration();
  const cancelled = new AbortController();
  const registered = registration.register(request, {
    ...caller,
    signal: cancelled.signal,
  });
  await jest.advanceTimersByTimeAsync(100);
  cancelled.abort();
  await expect(registered).rejects.toMatchObject({ name: 'AbortError' });
});

/** Time passes for as long as it takes, and nobody waits for it. */
async function inNoTime(work: Promise<void>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  while (!isOver) await jest.advanceTimersByTimeAsync(100);
  return work;
}

/** A catalog that shows nothing until it is told to. */
function aRegistration(
  options: { deadline?: number; repository?: Pick<Repository, 'url'> } = {},
) {
  const { deadline = 10_000 } = options;
  const repository = 'repository' in options ? options.repository : { url };
  const events = mockServices.events.mock();
  let shown: Array<Entity | undefined> = [];
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: async () => ({ items: shown }),
  });
  const registration = new CatalogRegistration({
    auth: mockServices.auth(),
    catalog,
    deadlineMilliseconds: deadline,
    events,
    repositories: {
      organization: 'acme',
      find: async () => repository as Repository | undefined,
    },
  });
  const show = (items: typeof shown) => {
    shown = items;
  };
  return { registration, events, catalog, show };
}

function unknownEntity(): Promise<ResponseError> {
  const response = new Response('{}', { status: 404 });
  return ResponseError.fromResponse(response);
}

function aComponent(): Entity {
  const origin = { 'backstage.io/managed-by-origin-location': `url:${target}` };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'invoices', annotations: origin },
  };
}

function aBrokenLocation(): Entity {
  const items = [{ level: 'error', message: 'The forge answered 502' }];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name: 'generated' },
    ...{ status: { items } },
  };
}
