// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { z } from 'zod/v3';
import type { SandboxClock } from '../clock';
import { faultSchema, type Faults } from './Faults';
import { readBody } from './readBody';
import { json, noContent, type Reply } from './Reply';
import { ServerError } from './ServerError';

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
        const change = await parsed(request, clockChange);
        if (change.scale) door.clock.setScale(change.scale);
        if (change.advanceSeconds) door.clock.advance(change.advanceSeconds);
        return json(clockView(door.clock));
      }
      case 'GET /_sandbox/faults':
        return json(door.faults.list());
      case 'POST /_sandbox/faults': {
        const fault = await parsed(request, faultSchema);
        door.faults.add(fault);
        return json(fault, { status: 201 });
      }
      case 'DELETE /_sandbox/faults':
        door.faults.clear();
        return noContent();
      default:
        throw new ServerError(404, 'Not Found');
    }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    return json({ message: error.message }, { status: error.status });
  }
}

async function parsed<T extends z.ZodTypeAny>(
  request: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  const body = (await readBody(request)).toString();
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new ServerError(422, problems.join('; '));
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw new ServerError(400, 'This is no JSON');
  }
}

function clockView(clock: SandboxClock) {
  return {
    now: clock.now().toISOString(),
    scale: clock.scale,
  };
}
