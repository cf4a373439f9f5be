// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import { readBody } from './http/api';
import { faultSchema, type Faults } from './http/Faults';
import { GithubError } from './http/GithubError';
import { json, noContent, type Reply } from './http/Reply';
import { parseBody } from './http/routes';

export interface SandboxDoor {
  clock: SandboxClock;
  faults: Faults;
  /** Whether all that the sandbox starts with is there. */
  isReady(): boolean;
}

const clockChange = z.object({
  scale: z.number().positive().optional(),
  advanceSeconds: z.number().min(0).optional(),
});

/** What no vendor has: health, the clock and misbehaviour, for the start script and the tests. */
export async function answerSandbox(
  door: SandboxDoor,
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  try {
    switch (`${request.method} ${path}`) {
      case 'GET /_sandbox/health':
        return door.isReady()
          ? json({ status: 'ready' })
          : json({ status: 'starting' }, { status: 503 });
      case 'GET /_sandbox/clock':
        return json(clockView(door.clock));
      case 'POST /_sandbox/clock': {
        const change = parseBody(await readBody(request), clockChange);
        if (change.scale) door.clock.setScale(change.scale);
        if (change.advanceSeconds) door.clock.advance(change.advanceSeconds);
        return json(clockView(door.clock));
      }
      case 'GET /_sandbox/faults':
        return json(door.faults.list());
      case 'POST /_sandbox/faults': {
        const fault = parseBody(await readBody(request), faultSchema);
        door.faults.add(fault);
        return json(fault, { status: 201 });
      }
      case 'DELETE /_sandbox/faults':
        door.faults.clear();
        return noContent();
      default:
        throw new GithubError(404, 'Not Found');
    }
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    return json(error.body, { status: error.status });
  }
}

function clockView(clock: SandboxClock) {
  return {
    now: clock.now().toISOString(),
    scale: clock.scale,
  };
}
