// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Bill } from '@macadam/plugin-cost-node';
import { aRow, csvOf } from './__testUtils__/FocusFile';
import { FocusSource } from './FocusSource';

const directory = createMockDirectory();
const { signal } = new AbortController();
const content = csvOf([aRow()]);

async function billsOf(source: FocusSource): Promise<Bill[]> {
  const bills: Bill[] = [];
  for await (const bill of source.bills({ signal })) bills.push(bill);
  return bills;
}

it('finds the files of a directory and of those in it, in the order of their names', async () => {
  directory.setContent({
    'november.csv': content,
    aws: { 'october.csv.gz': 'packed', 'manifest.json': '{}' },
  });
  const bills = await billsOf(new FocusSource({ path: directory.path }));
  expect(bills.map(({ name }) => name)).toEqual([
    'aws/october.csv.gz',
    'november.csv',
  ]);
});

it('takes one file alone', async () => {
  directory.setContent({ 'november.csv': content });
  const path = directory.resolve('november.csv');
  const bills = await billsOf(new FocusSource({ path }));
  expect(bills.map(({ name }) => name)).toEqual(['november.csv']);
});

it('follows no link', async () => {
  directory.setContent({
    outside: { 'secret.csv': content },
    inside: ctx => ctx.symlink('../outside/secret.csv'),
  });
  const path = directory.resolve('.');
  const bills = await billsOf(new FocusSource({ path }));
  expect(bills.map(({ name }) => name)).toEqual(['outside/secret.csv']);
});

it('knows a content by its digest, under whatever name', async () => {
  directory.setContent({ 'a.csv': content, 'b.csv': content, 'c.csv': 'c' });
  const [a, b, c] = await billsOf(new FocusSource({ path: directory.path }));
  expect(a.digest).toBe(b.digest);
  expect(c.digest).not.toBe(a.digest);
});

it('reads nothing of a file that is another one by now', async () => {
  directory.setContent({ 'a.csv': content });
  const [bill] = await billsOf(new FocusSource({ path: directory.path }));
  directory.addContent({ 'a.csv': csvOf([aRow(), aRow()]) });
  const reading = async () => {
    for await (const part of bill.read(signal)) void part;
  };
  await expect(reading()).rejects.toThrow(/was written to while/);
});

it('fails for a directory that is not there', async () => {
  const path = directory.resolve('gone');
  await expect(billsOf(new FocusSource({ path }))).rejects.toThrow(/ENOENT/);
});
