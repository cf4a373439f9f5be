// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { freePort, freeSandboxPort } from './stack/ports.mjs';
import { isAlive } from './stack/processes.mjs';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory, until } from './testing/program.mjs';

const START_WITHIN_MS = 8 * 60_000;
const STOP_WITHIN_MS = 60_000;
const SETTING = 'api/user-settings/buckets/whole-stack/keys/kept';

/** @param {NodeJS.ProcessEnv} env */
async function npmStart(env) {
  const npm = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  npm.stdout.on('data', text => (output += text));
  npm.stderr.on('data', text => (output += text));
  const ended = once(npm, 'close');
  await until(
    () => output.includes('Portal ready: ') || npm.exitCode !== null,
    START_WITHIN_MS,
  );
  assert.match(output, /^Portal ready: http:\/\/localhost:\d+$/m);
  const file = path.join(env.MACADAM_DATA ?? '', 'run.json');
  const run = JSON.parse(readFileSync(file, 'utf8'));
  const processes = [run.supervisor, ...run.children];
  return { npm, ended, processes, url: run.url, output: () => output };
}

/** @param {NodeJS.ProcessEnv} env */
async function token(env) {
  const program = path.join(checkout, 'scripts', 'token.cjs');
  const answer = await runToEnd([program, 'orders-developer'], { env });
  assert.equal(answer.stderr, '');
  assert.match(answer.stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  return answer.stdout.trim();
}

test('kill -9 of npm ends everything; the next start has the same data and stops when told', async t => {
  const env = {
    MACADAM_DATA: temporaryDirectory(t),
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freeSandboxPort()),
  };
  const first = await npmStart(env);
  t.after(() => first.npm.kill('SIGTERM'));
  const authorization = `Bearer ${await token(env)}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const body = JSON.stringify({ value: 'written before the kill' });
  const written = await fetch(`${first.url}/${SETTING}`, {
    method: 'PUT',
    headers,
    body,
  });
  assert.equal(written.status, 200);
  first.npm.kill('SIGKILL');
  await until(() => !first.processes.some(isAlive), STOP_WITHIN_MS);

  const second = await npmStart(env);
  t.after(() => second.npm.kill('SIGTERM'));
  const read = await fetch(`${second.url}/${SETTING}`, {
    headers: { authorization: `Bearer ${await token(env)}` },
  });
  assert.equal((await read.json()).value, 'written before the kill');
  second.npm.kill('SIGTERM');
  await second.ended;
  assert.equal(second.processes.some(isAlive), false);
});

test('a token needs a portal that runs', async t => {
  const env = {
    MACADAM_DATA: temporaryDirectory(t),
    PORT: String(await freePort()),
  };
  const program = path.join(checkout, 'scripts', 'token.cjs');
  const { code, stdout, stderr } = await runToEnd([program, 'x'], { env });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^macadam: No portal answers at .*npm start\.\n$/);
});
