// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { FileChecker } from './FileChecker';

const aComponent = (name: string, more = '') =>
  `kind: Component\nmetadata:\n  name: ${name}\n${more}`;

/** A catalog that holds nothing, and refuses what is called bad. */
const checker = new FileChecker({
  catalog: {
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(() => undefined),
    }),
    validateEntity: async ({ metadata: { name } }: Entity) =>
      name.startsWith('bad')
        ? {
            valid: false,
            errors: [{ name: 'InputError', message: `${name} is not valid` }],
          }
        : { valid: true },
  },
});

const saidOf = async (...documents: string[]) => {
  const text = documents.join('---\n');
  const file = { url: 'https://forge.example/a', text, processingErrors: [] };
  const credentials = mockCredentials.service();
  const problems = await checker.check(file, { credentials });
  return problems.map(({ message, line }) => `${line}: ${message}`);
};

it('tells of each entity that the catalog refuses', async () => {
  expect(
    await saidOf(aComponent('bad-one'), aComponent('good'), aComponent('bad2')),
  ).toEqual(['1: bad-one is not valid', '9: bad2 is not valid']);
});

it('tells of one that the catalog refuses behind one that it warns of', async () => {
  const owned = aComponent('good', 'spec:\n  owner: nobody\n');
  expect(await saidOf(owned, aComponent('bad'))).toEqual([
    '5: spec.owner names group:default/nobody, which is not in the catalog',
    '7: bad is not valid',
  ]);
});

it('does not tell twice of one that holds too much, which the catalog refuses as well', async () => {
  const tags = Array.from({ length: 500 }, (_, index) => `t${index}`);
  const tooMuch = `kind: Component\nmetadata: {name: bad, tags: [${tags}]}\n`;
  expect(await saidOf(tooMuch)).toEqual([expect.stringContaining('500 tags')]);
});
