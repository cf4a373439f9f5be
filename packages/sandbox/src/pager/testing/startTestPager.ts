// SPDX-License-Identifier: Apache-2.0
import { SandboxClock } from '../../clock';
import { misbehaviourOf, type Misbehaviour } from '../../http/misbehaviourOf';
import {
  startPager,
  type PagerOptions,
  type RunningPager,
} from '../startPager';
import { aPagerStory, NOW } from './pagerStories';

export const PAGER_TOKEN = 'test-account-key';

export interface TestPager extends RunningPager, Misbehaviour {
  clock: SandboxClock;
  /** A request to the API with the account's key, or with other headers. */
  request(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
}

/** A pager of its own on a free port, with a small company in it, whose clock stands at the story's end. */
export async function startTestPager(
  options: Partial<PagerOptions> = {},
): Promise<TestPager> {
  const clock = options.clock ?? new SandboxClock({ scale: 1, startsAt: NOW });
  const running = await startPager({
    port: 0,
    token: PAGER_TOKEN,
    clock,
    story: () => aPagerStory(),
    ...options,
  });
  return {
    ...running,
    ...misbehaviourOf(running.url),
    clock,
    request: (method, path, { body, headers } = {}) =>
      fetch(running.api + path, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          authorization: `Token token=${PAGER_TOKEN}`,
          from: 'ada@acme.example',
          ...headers,
        },
      }),
    async close() {
      clock.close();
      await running.close();
    },
  };
}
