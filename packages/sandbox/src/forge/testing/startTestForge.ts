// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SandboxClock } from '../../clock';
import { misbehaviourOf, type Misbehaviour } from '../../http/misbehaviourOf';
import {
  startForge,
  type ForgeOptions,
  type RunningForge,
} from '../startForge';
import { aStory } from './stories';

export const ADMIN_TOKEN = 'test-admin-token';

export interface TestForge extends RunningForge, Misbehaviour {
  api: string;
  clock: SandboxClock;
  directory: string;
  /** A request to the API as the administrator, or with another token. */
  request(
    method: string,
    path: string,
    options?: {
      body?: unknown;
      token?: string;
      headers?: Record<string, string>;
    },
  ): Promise<Response>;
}

/** A forge of its own on a free port, with a small company in it; `close` removes all of it. */
export async function startTestForge(
  options: Partial<ForgeOptions> = {},
): Promise<TestForge> {
  const directory =
    options.directory ?? (await mkdtemp(path.join(os.tmpdir(), 'forge-test-')));
  const clock = options.clock ?? new SandboxClock({ scale: 1000 });
  const running = await startForge({
    port: 0,
    directory,
    adminToken: ADMIN_TOKEN,
    clock,
    story: () => aStory(),
    isDurable: false,
    ...options,
  });
  const api = `${running.url}/api/v3`;
  return {
    ...running,
    ...misbehaviourOf(running.url),
    api,
    clock,
    directory,
    request: (method, route, { body, token = ADMIN_TOKEN, headers } = {}) =>
      fetch(`${api}${route}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
      }),
    async close() {
      clock.close();
      await running.close();
      if (!options.directory) {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}
