// SPDX-License-Identifier: Apache-2.0
import { placesOf } from './placesOf';

const root = 'https://forge.example/acme/shop';
const atRoot = `url:${root}/tree/main/catalog-info.yaml`;
const within = `url:${root}/blob/main/services/cart/catalog-info.yaml`;
const elsewhere = 'url:https://forge.example/acme/platform/blob/main/all.yaml';

it.each([
  {
    name: 'most have a repository of their own',
    location: atRoot,
    docs: 'dir:.',
    places: { code: '', docs: { path: 'docs' } },
  },
  {
    name: 'one of several in a repository has a directory',
    location: within,
    docs: 'dir:.',
    places: { code: 'services/cart', docs: { path: 'services/cart/docs' } },
  },
  {
    name: 'docs may lie beside it',
    location: within,
    docs: 'dir:../../handbook',
    places: { code: 'services/cart', docs: { path: 'handbook/docs' } },
  },
  {
    name: 'docs do not lie outside of the repository',
    location: atRoot,
    docs: 'dir:../other',
    places: { code: '', docs: {} },
  },
  {
    name: 'docs at another address lie elsewhere',
    location: atRoot,
    docs: `url:${root}/tree/main`,
    places: { code: '', docs: {} },
  },
  {
    name: 'a file in another repository tells no directory of this one',
    location: elsewhere,
    docs: 'dir:.',
    places: { code: '', docs: {} },
  },
  {
    name: 'not all have docs',
    location: atRoot,
    docs: undefined,
    places: { code: '' },
  },
  {
    name: 'the forge does not tell capitals apart',
    location: atRoot.replace('acme/shop', 'Acme/Shop'),
    docs: 'dir:.',
    places: { code: '', docs: { path: 'docs' } },
  },
])('$name', ({ location, docs, places }) => {
  const annotations = {
    'backstage.io/managed-by-location': location,
    ...(docs && { 'backstage.io/techdocs-ref': docs }),
  };
  const metadata = { name: 'cart', annotations };
  expect(placesOf({ metadata }, root)).toEqual(places);
});
