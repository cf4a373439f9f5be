// SPDX-License-Identifier: Apache-2.0
import { Backlog, type Portion } from './Backlog';
import type { Period } from './GithubRepository';
import type { Run } from './payloads';

const HOUR = 3_600_000;
const END = Date.parse('2026-05-31T12:00:00Z');

/** A run each hour of the last four days, newest first. */
const runs = Array.from({ length: 96 }, (_, index) => aRun(96 - index));

it('ends although the clock goes on between two batches', async () => {
  let position: Portion['position'] = {
    from: new Date(END - 40 * 24 * HOUR),
    done: [],
  };
  const read: number[] = [];
  let isLast = false;
  for (let batch = 0; !isLast && batch < runs.length; batch += 1) {
    const portion = await backlogAt(new Date(END + batch * 60_000), read).next(
      position,
    );
    ({ position, isLast } = portion);
  }
  expect(isLast).toBe(true);
  expect(read).toEqual(runs.map(({ id }) => id).reverse());
});

function backlogAt(now: Date, read: number[]) {
  return new Backlog({
    branch: 'main',
    workflowIds: [1],
    now,
    repository: {
      deploymentsSince: async () => [],
      runs: async (_workflow, _branch, { from, to = now }: Period) => {
        const found = runs.filter(
          ({ createdAt }) => createdAt >= from && createdAt < to,
        );
        return { runs: found, total: found.length };
      },
    },
    deliveries: {
      ofDeployment: async () => undefined,
      ofRun: async ({ id }) => {
        read.push(id);
        return { itself: [], deployments: [] };
      },
    },
  });
}

function aRun(hour: number): Run {
  const createdAt = new Date(END - (97 - hour) * HOUR);
  return {
    id: hour,
    attempt: 1,
    workflow: 'Deploy to Production',
    branch: 'main',
    event: 'push',
    url: `https://github.com/acme/shop/actions/runs/${hour}`,
    sha: `sha-${hour}`,
    actor: 'ada',
    title: 'Deploy',
    isFinished: true,
    conclusion: 'success',
    createdAt,
    startedAt: createdAt,
    updatedAt: createdAt,
  };
}
