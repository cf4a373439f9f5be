// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { aPagerStory, startTestPager } from './testing';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'pager-durable-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it('what was done is there after a restart, and the story is told once', async () => {
  const story = jest.fn(() => aPagerStory());
  const read = async () => {
    const pager = await startTestPager({ directory, story });
    const made = await pager.request('POST', '/incidents', {
      body: {
        incident: {
          type: 'incident',
          title: `Start ${story.mock.calls.length}`,
          service: { id: 'PPAY001' },
        },
      },
    });
    const body = (await made.json()) as {
      incident: { incident_number: number };
    };
    await pager.close();
    return body.incident.incident_number;
  };
  expect(await read()).toBe(2);
  expect(await read()).toBe(3);
  expect(story).toHaveBeenCalledTimes(1);
});
