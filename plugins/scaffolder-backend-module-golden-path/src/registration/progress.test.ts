// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { locationOf, progressOf } from './progress';

const location = locationOf('http://forge.example/acme/invoices', 'main');
const sought = { entityRef: 'component:default/invoices', location };
const target = 'http://forge.example/acme/invoices/blob/main/catalog-info.yaml';

it('knows the Location that discovery makes', () => {
  expect(location).toEqual({
    target,
    entityRef: expect.stringMatching(/^location:default\/generated-[0-9a-f]+$/),
  });
});

it.each([
  {
    name: 'nothing yet',
    seen: { entity: undefined, location: undefined },
    answer: { kind: 'awaited' },
  },
  {
    name: 'the Location alone',
    seen: { entity: undefined, location: aLocation() },
    answer: { kind: 'awaited' },
  },
  {
    name: 'a Location that was read with a warning',
    seen: { entity: undefined, location: aLocation('warning') },
    answer: { kind: 'awaited' },
  },
  {
    name: 'a Location that could not be read',
    seen: { entity: undefined, location: aLocation('error') },
    answer: { kind: 'failed', isFinal: false },
  },
  {
    name: 'the entity from this repository',
    seen: { entity: aComponent(`url:${target}`), location: aLocation() },
    answer: { kind: 'found' },
  },
  {
    name: 'an entity of that name from elsewhere',
    seen: { entity: aComponent('url:http://elsewhere'), location: undefined },
    answer: { kind: 'failed', isFinal: true },
  },
])('sees $name', ({ seen, answer }) => {
  expect(progressOf(sought, seen)).toMatchObject(answer);
});

it("passes on the catalog's own words", () => {
  const progress = progressOf(sought, {
    entity: undefined,
    location: aLocation('error'),
  });
  expect(progress).toMatchObject({
    error: {
      name: 'InputError',
      message: `The catalog cannot take in ${target}: YAML error at line 3`,
    },
  });
});

function aLocation(level?: string): Entity {
  const items = level ? [{ level, message: 'YAML error at line 3' }] : [];
  return { ...anEntity('Location'), ...{ status: { items } } };
}

function aComponent(origin: string): Entity {
  return anEntity('Component', {
    'backstage.io/managed-by-origin-location': origin,
  });
}

function anEntity(kind: string, annotations = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'invoices', annotations },
  };
}
