// SPDX-License-Identifier: Apache-2.0
import { brokenLimits } from './limits';

it.each([
  {
    name: 'an ordinary entity',
    entity: { metadata: { tags: ['a'] } },
    paths: [],
  },
  {
    name: 'a description of a megabyte',
    entity: { metadata: { description: 'x'.repeat(1_000_000) } },
    paths: ['metadata.description'],
  },
  {
    name: 'five hundred tags',
    entity: { metadata: { tags: Array.from({ length: 500 }, String) } },
    paths: ['metadata.tags'],
  },
  {
    name: 'dependencies without end',
    entity: { spec: { dependsOn: Array.from({ length: 201 }, String) } },
    paths: ['spec.dependsOn'],
  },
  { name: 'no entity at all', entity: { metadata: 7 }, paths: [] },
])('$name', ({ entity, paths }) => {
  expect(brokenLimits(entity).map(({ path }) => path.join('.'))).toEqual(paths);
});
