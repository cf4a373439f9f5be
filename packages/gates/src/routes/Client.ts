// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './callers';

export interface Probe {
  method: string;
  path: string;
  body?: unknown;
  /** Sent as it is in place of `body`: what is no JSON, or JSON that no object prints as. */
  text?: string;
  headers?: Record<string, string>;
}

const PATIENCE_MS = 20_000;

/** The portal's HTTP door, as each caller meets it. */
export class Client {
  constructor(
    private readonly baseUrl: string,
    private readonly tokens: Partial<Record<Caller, string>>,
  ) {}

  /** The answer's status alone; a stream that goes on is cut. */
  async status(caller: Caller, probe: Probe): Promise<number> {
    const answer = await this.send(caller, probe);
    await answer.body?.cancel();
    return answer.status;
  }

  /** The answer's body; for what a test prepares and therefore must succeed. */
  async json(caller: Caller, probe: Probe) {
    const answer = await this.send(caller, probe);
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(
        `${probe.method} ${probe.path}: ${answer.status} ${text}`,
      );
    }
    return text ? JSON.parse(text) : undefined;
  }

  private send(caller: Caller, probe: Probe) {
    const { method, path, headers } = probe;
    const text = probe.text ?? JSON.stringify(probe.body);
    const token = this.tokens[caller];
    return fetch(new URL(path, this.baseUrl), {
      method,
      redirect: 'manual',
      // What is never answered fails by its own name rather than by that of the whole test.
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: text,
    });
  }
}
