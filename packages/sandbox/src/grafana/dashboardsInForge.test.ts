// SPDX-License-Identifier: Apache-2.0
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '../forge/testing';
import { dashboardsInForge } from './dashboardsInForge';

const FILE = 'k8s/base/dashboard.json';
const dashboard = {
  uid: 'created',
  title: 'created',
  tags: ['service=created'],
  panels: [
    { type: 'row', title: 'Traffic and errors' },
    { type: 'timeseries', title: 'Traffic' },
    { type: 'timeseries' },
  ],
};
const holding = (name: string, text: string) =>
  aRepository({ name, commits: [aCommit('Start', { [FILE]: text })] });

let testForge: TestForge;

beforeAll(async () => {
  testForge = await startTestForge({
    story: () =>
      aStory({
        repositories: [
          aRepository({ name: 'without' }),
          holding('created', JSON.stringify(dashboard)),
          holding('broken', '{"uid": '),
          holding('other', '{"uid": "x"}'),
        ],
      }),
  });
});
afterAll(() => testForge.close());

it('takes up the dashboards that repositories hold, and nothing that is none', async () => {
  const found = await dashboardsInForge(testForge.forge, () => true);
  expect(found).toEqual([{ ...dashboard, panels: ['Traffic'] }]);
});

it('looks at those repositories only that are meant', async () => {
  const isOther = (name: string) => name !== 'created';
  expect(await dashboardsInForge(testForge.forge, isOther)).toEqual([]);
});

it('takes up a change of the default branch', async () => {
  const path = `/repos/acme/without/contents/${FILE}`;
  const content = JSON.stringify({ ...dashboard, uid: 'fresh' });
  await testForge.request('PUT', path, {
    body: { message: 'Add', content: Buffer.from(content).toString('base64') },
  });
  const found = await dashboardsInForge(testForge.forge, () => true);
  expect(found.map(({ uid }) => uid).sort()).toEqual(['created', 'fresh']);
});
