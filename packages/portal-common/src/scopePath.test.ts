// SPDX-License-Identifier: Apache-2.0
import { scopePath } from './scopePath';

it.each([
  {
    name: 'an entity',
    scope: { kind: 'component', namespace: 'default', name: 'ledger' },
    path: '/entities/component/default/ledger',
  },
  {
    name: 'a name that would be another path',
    scope: { kind: 'component', namespace: 'x', name: 'a/b?c' },
    path: '/entities/component/x/a%2Fb%3Fc',
  },
  { name: 'a whole', scope: 'organization', path: '/organization' },
])('$name', ({ scope, path }) => {
  expect(scopePath(scope)).toBe(path);
});
