// SPDX-License-Identifier: Apache-2.0
import { docsPathOf } from './docs';

const pathWith = (annotations: Record<string, string>) =>
  docsPathOf({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payment-service', namespace: 'default', annotations },
  });
const own = '/docs/default/component/payment-service';

it.each<{ annotations: Record<string, string>; path: string | undefined }>([
  { annotations: {}, path: undefined },
  { annotations: { 'backstage.io/techdocs-ref': 'dir:.' }, path: own },
  {
    annotations: { 'backstage.io/techdocs-entity': 'system:money/books' },
    path: '/docs/money/system/books',
  },
  {
    annotations: { 'backstage.io/techdocs-entity': '/:/' },
    path: own,
  },
])('leads from $annotations to $path', ({ annotations, path }) => {
  expect(pathWith(annotations)).toBe(path);
});
