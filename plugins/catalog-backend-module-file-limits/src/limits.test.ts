// SPDX-License-Identifier: Apache-2.0
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { limitedParser } from './limitedParser';
import { LimitsProcessor } from './LimitsProcessor';

const location = {
  type: 'url',
  target: 'http://forge.example/catalog-info.yaml',
};

async function parsed(text: string): Promise<CatalogProcessorResult[]> {
  const results = [];
  for await (const result of limitedParser({
    data: Buffer.from(text),
    location,
  })) {
    results.push(result);
  }
  return results;
}

const level = (name: string, of: string) =>
  `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(', ')}]\n`;

it.each([
  {
    name: 'too large a file',
    text: `a: ${'x'.repeat(2_000_000)}`,
    says: /bytes/,
  },
  {
    name: 'an alias bomb',
    text: `${level('a', 'x')}${level('b', '*a')}${level('c', '*b')}${level(
      'd',
      '*c',
    )}`,
    says: /alias/i,
  },
  {
    name: 'keys within keys',
    text: '? '.repeat(300),
    says: /nested|word/,
  },
  { name: 'a list', text: '- one\n', says: /map of fields/ },
  { name: 'a fault on a line', text: 'a: 1\nb: c: d\n', says: /line 2/ },
])('makes of $name an error of the file', async ({ text, says }) => {
  expect(await parsed(text)).toEqual([
    expect.objectContaining({
      type: 'error',
      error: expect.objectContaining({ message: expect.stringMatching(says) }),
    }),
  ]);
});

it('reads what keeps the limits as the catalog does', async () => {
  const [result] = await parsed('kind: Component\nmetadata: { name: one }\n');
  expect(result).toMatchObject({
    type: 'entity',
    entity: { kind: 'Component' },
  });
});

it('goes on after a document that cannot be read', async () => {
  const one = 'kind: Component\nmetadata: { name: one }\n';
  expect(await parsed(`a: [\n---\n${one}---\n# nothing\n`)).toMatchObject([
    { type: 'error' },
    { type: 'entity' },
  ]);
});

it('refuses an entity with five hundred tags, and takes another as it is', async () => {
  const entity = (tags: string[]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'one', tags },
  });
  const processor = new LimitsProcessor();
  const few = entity(['one']);
  await expect(processor.preProcessEntity(few)).resolves.toBe(few);
  const many = entity(Array.from({ length: 500 }, (_, index) => `t${index}`));
  await expect(processor.preProcessEntity(many)).rejects.toThrow('500 tags');
});
