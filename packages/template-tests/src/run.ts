// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** The developer's environment: this Node first, and nothing that the test runner set for itself. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV, NODE_OPTIONS, JEST_WORKER_ID, PATH, ...rest } = process.env;
  return {
    ...rest,
    PATH: [dirname(process.execPath), PATH].join(delimiter),
  };
}

/** Runs a command to its end; any exit code but 0 fails with all that it said. */
export async function run(
  cwd: string,
  [program, ...args]: string[],
): Promise<void> {
  const child = spawn(program, args, {
    cwd,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) {
    throw new Error(
      `${program} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`,
    );
  }
}

interface Addresses {
  url: string;
  metricsUrl: string;
}

export interface RunningService extends Addresses {
  /** Sends the signal and waits for the end; the exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a service on a free port and waits until it listens. */
export async function startService(
  cwd: string,
  [program, ...args]: string[],
): Promise<RunningService> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...environment(),
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_PORT: '0',
      AUTH_ISSUER: 'https://issuer.invalid',
      AUTH_AUDIENCE: 'services',
      AUTH_JWKS_URL: 'https://issuer.invalid/jwks',
    },
  });
  const ended = once(child, 'exit');
  const listening = new Promise<Addresses>((resolve, reject) => {
    let metricsUrl = '';
    createInterface(child.stdout)
      .on('line', line => {
        // Metrics come first: who hears of the service's own port finds both.
        const [, port] = line.match(/"metrics_port":(\d+)/) ?? [];
        if (port) metricsUrl = `http://127.0.0.1:${port}/metrics`;
        const [url] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (url) resolve({ url, metricsUrl });
      })
      .on('close', () =>
        reject(new Error('The service ended before it listened')),
      );
  });
  return {
    ...(await listening),
    stop: async signal => {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
