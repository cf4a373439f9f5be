// SPDX-License-Identifier: Apache-2.0
import { readDocuments } from './documents';
import { FILE_LIMITS } from './limits';

/** Of the processor, so that a busy machine changes nothing. */
const WITHIN_MILLISECONDS = 3000;

const many = (count: number, text: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);

it.each([
  {
    name: 'a map',
    text: 'a: 1\nb: [x, { c: d }]\n',
    value: { a: 1, b: ['x', { c: 'd' }] },
  },
  { name: 'a document with nothing in it', text: '---\n', value: null },
  { name: 'aliases', text: 'a: &a [1]\nb: *a\n', value: { a: [1], b: [1] } },
  { name: 'a key without a value', text: 'a:\n', value: { a: null } },
  {
    name: 'a merge, which is a key like any other',
    text: 'a: &a { b: 1 }\nc: { <<: *a }\n',
    value: { a: { b: 1 }, c: { '<<': { b: 1 } } },
  },
  {
    name: 'a tag of another language, which is a word',
    text: 'a: !!js/function "x"\n',
    value: { a: 'x' },
  },
  {
    name: 'an older YAML, read as today’s',
    text: '%YAML 1.1\n---\na: yes\n',
    value: { a: 'yes' },
  },
])('reads $name', ({ text, value }) => {
  const [document] = readDocuments(text);
  expect(document.fault).toBeUndefined();
  expect(document.value).toEqual(value);
});

it('reads each document of a file, and nothing of an empty one', () => {
  expect(readDocuments('')).toEqual([]);
  expect(readDocuments('a: 1\n---\nb: [\n---\nc: 3\n')).toMatchObject([
    { value: { a: 1 } },
    { fault: { line: expect.any(Number) } },
    { value: { c: 3 } },
  ]);
});

it.each([
  {
    name: 'a key that is there twice',
    text: 'a: 1\nb: 2\na: 3\n',
    fault: { message: 'The key a is there twice', line: 3 },
  },
  {
    name: 'a map for a key',
    text: 'a: 1\n? { b: c }\n: d\n',
    fault: { message: 'A key is not a word', line: 2 },
  },
  {
    name: 'an alias for a key',
    text: 'a: &a b\n*a : c\n',
    fault: { message: 'A key is not a word', line: 2 },
  },
])('refuses $name, on its line', ({ text, fault }) => {
  expect(readDocuments(text)).toMatchObject([{ fault }]);
});

it.each([
  {
    name: 'an alias bomb',
    text: `a: &a [x]\n${many(
      9,
      i => `a${i}: &a${i} [${many(9, () => (i ? `*a${i - 1}` : '*a'), ', ')}]`,
    )}\n`,
    says: /alias/i,
  },
  { name: 'keys within keys', text: '? '.repeat(20_000), says: /./ },
  {
    name: 'some keys within keys',
    text: '? '.repeat(300),
    says: /nested|word/,
  },
  { name: 'a depth without end', text: '['.repeat(20_000), says: /./ },
  {
    name: 'a depth beyond the limit',
    text: `${'['.repeat(100)}${']'.repeat(100)}`,
    says: /nested deeper/,
  },
  {
    name: 'documents without end',
    text: 'a: 1\n---\n'.repeat(50_000),
    says: /documents/,
  },
  {
    name: 'documents without end, by another mark',
    text: 'a: 1\n...\n'.repeat(50_000),
    says: /documents/,
  },
  {
    name: 'aliases without end',
    text: `a: &a x\nb: [${many(10_000, () => '*a', ', ')}]\n`,
    says: /aliases/,
  },
  {
    name: 'a file of two megabytes',
    text: 'x'.repeat(2 * FILE_LIMITS.bytes),
    says: /bytes/,
  },
])('refuses $name at once', ({ text, says }) => {
  const before = process.cpuUsage();
  const [{ fault }] = readDocuments(text);
  const { user } = process.cpuUsage(before);
  expect(fault?.message).toMatch(says);
  expect(user / 1000).toBeLessThan(WITHIN_MILLISECONDS);
});

it.each([
  { name: 'a hundred thousand keys', text: many(100_000, i => `k${i}:`) },
  {
    name: 'as many in one line',
    text: `{ ${many(80_000, i => `k${i}: 1`, ', ')} }`,
  },
  { name: 'a hundred thousand items', text: many(100_000, i => `- ${i}`) },
  {
    name: 'an ordered map of an older YAML',
    text: `%YAML 1.1\n---\n!!omap\n${many(50_000, i => `- k${i}: 1`)}`,
  },
])('reads $name in the time that their length asks for', ({ text }) => {
  const before = process.cpuUsage();
  const [{ value }] = readDocuments(text);
  const { user } = process.cpuUsage(before);
  expect(value).toBeDefined();
  expect(user / 1000).toBeLessThan(2 * WITHIN_MILLISECONDS);
});
