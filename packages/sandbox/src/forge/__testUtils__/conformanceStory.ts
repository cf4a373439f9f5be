// SPDX-License-Identifier: Apache-2.0
import type { Story } from '../../story';
import { aCommit, aRepository, aStory } from '../testing';

/** Something of each kind that a route can be asked for. */
export function conformanceStory(): Story {
  return aStory({
    repositories: [
      aRepository({
        runs: [
          {
            workflow: '.github/workflows/ci.yaml',
            commit: 0,
            event: 'push',
            actor: 'ada',
            conclusion: 'failure',
            startedAt: new Date('2026-01-05T10:01:00Z'),
            durationSeconds: 95,
          },
        ],
        pulls: [
          {
            title: 'Say goodbye',
            body: 'Politely',
            author: 'ada',
            branch: 'goodbye',
            base: 1,
            commits: [aCommit('Say goodbye', { 'src/bye.ts': 'export {};\n' })],
            openedAt: new Date('2026-01-06T10:00:00Z'),
          },
        ],
      }),
    ],
  });
}

export const on = { owner: 'acme', repo: 'payment-service' };
