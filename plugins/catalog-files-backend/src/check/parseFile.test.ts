// SPDX-License-Identifier: Apache-2.0
import { parseFile } from './parseFile';

const entity = 'kind: Component\nmetadata:\n  name: one\n';
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  'e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]',
].join('\n');

it.each([
  { name: 'a good file', text: entity, problems: [] },
  { name: 'an empty file', text: '', problems: [] },
  {
    name: 'a colon too many, on its line',
    text: `${entity}spec: a: b\n`,
    problems: [{ severity: 'error', line: 4, column: 7 }],
  },
  {
    name: 'the second document, while the first is read',
    text: `${entity}---\nkind: [\n`,
    problems: [{ severity: 'error' }],
  },
  {
    name: 'a list in place of an entity',
    text: '- one\n',
    problems: [{ message: expect.stringContaining('map of fields'), line: 1 }],
  },
  {
    name: 'an alias bomb',
    text: bomb,
    problems: [{ message: expect.stringMatching(/alias/i), line: 1 }],
  },
  {
    name: 'a description of a megabyte',
    text: `${entity}  description: ${'x'.repeat(1024 * 1024)}\n`,
    problems: [
      { message: expect.stringContaining('1048576 characters'), line: 4 },
    ],
  },
  {
    name: 'more than two megabytes',
    text: `${entity}  description: ${'x'.repeat(2_000_000)}\n`,
    problems: [{ message: expect.stringContaining('bytes') }],
  },
  {
    name: 'five hundred tags, on their line',
    text: `${entity}  tags: [${Array.from(
      { length: 500 },
      (_, i) => `t${i}`,
    )}]\n`,
    problems: [{ message: expect.stringContaining('500 tags'), line: 4 }],
  },
])('says of $name what is wrong', ({ text, problems }) => {
  const found = parseFile(text).problems;
  expect(found).toMatchObject(problems);
  expect(found).toHaveLength(problems.length);
});

it('shows no line of the file in what it says', () => {
  const [problem] = parseFile('password: hunter2: x\n').problems;
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

it('finds the place of a field, or of what should hold it', () => {
  const [{ placeOf }] = parseFile(entity).entities;
  expect(placeOf(['metadata', 'name'])).toEqual({ line: 3, column: 9 });
  expect(placeOf(['metadata', 'nothing'])).toEqual({ line: 3, column: 3 });
});
