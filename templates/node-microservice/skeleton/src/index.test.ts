import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { environment } from './testing/service.ts';

const unused = 'http://127.0.0.1:9/jwks';

function start(
  env: Record<string, string>,
  options: string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  const { PATH = '', NODE_V8_COVERAGE = '' } = process.env;
  return spawn(process.execPath, [...options, 'src/index.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, NODE_V8_COVERAGE, ...env },
  });
}

async function address(service: ReturnType<typeof start>): Promise<string> {
  for await (const line of createInterface(service.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('The service ended before it listened');
}

describe('process', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`serves until ${signal}, then ends by itself with 0`, async () => {
      const service = start(environment(unused));
      const ended = once(service, 'exit');
      const url = await address(service);
      assert.equal((await fetch(`${url}/health/ready`)).status, 200);
      service.kill(signal);
      assert.deepEqual(await ended, [0, null]);
    });
  }

  it('serves metrics on a port of their own', async () => {
    const service = start(environment(unused));
    const ended = once(service, 'exit');
    for await (const line of createInterface(service.stdout)) {
      const [, port] = /"metrics_port":(\d+)/.exec(line) ?? [];
      if (port === undefined) continue;
      const url = `http://127.0.0.1:${port}/metrics`;
      assert.match(await (await fetch(url)).text(), /^build_info\{/m);
      service.kill('SIGTERM');
    }
    assert.deepEqual(await ended, [0, null]);
  });

  it('still answers while it drains, but is not ready', async () => {
    const service = start({
      ...environment(unused),
      SHUTDOWN_DELAY_SECONDS: '2',
    });
    const ended = once(service, 'exit');
    const url = await address(service);
    service.kill('SIGTERM');
    const statuses: number[] = [];
    while (statuses.at(-1) !== 503) {
      statuses.push((await fetch(`${url}/health/ready`)).status);
    }
    assert.equal((await fetch(`${url}/health/live`)).status, 200);
    assert.deepEqual(await ended, [0, null]);
  });

  it('ends with 1 after an error that nobody caught, and says which', async () => {
    const lost =
      "process.once('SIGUSR2', () => Promise.reject(new Error('lost')))";
    const service = start(environment(unused), [
      '--import',
      `data:text/javascript,${lost}`,
    ]);
    await address(service);
    const ended = once(service, 'exit');
    service.kill('SIGUSR2');
    const [said] = await Promise.all([text(service.stdout), ended]);
    assert.equal(service.exitCode, 1);
    assert.match(said, /"level":"fatal".*"lost"/);
  });

  it('does not start half configured', async () => {
    const service = start({ PORT: 'http' });
    const [said] = await Promise.all([
      text(service.stderr),
      once(service, 'exit'),
    ]);
    assert.equal(service.exitCode, 1);
    assert.match(
      said,
      /PORT must be a whole number\n {2}AUTH_ISSUER is required/,
    );
  });
});
