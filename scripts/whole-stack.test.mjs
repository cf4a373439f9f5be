// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { freePort } from './stack/ports.mjs';
import { isAlive } from './stack/processes.mjs';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory, until } from './testing/program.mjs';
import { npmStart, ownSurroundings, tokenOf } from './testing/whole-stack.mjs';

const STOP_WITHIN_MS = 60_000;
const GONE_WITHIN_MS = 5_000;
const PERSONA = 'orders-developer';
const SETTING = 'api/user-settings/buckets/whole-stack/keys/kept';

test('kill -9 of npm ends everything; the next start has the same data and stops when told', async t => {
  const env = await ownSurroundings(temporaryDirectory(t));
  const first = await npmStart(env);
  t.after(() => first.npm.kill('SIGTERM'));
  const authorization = `Bearer ${await tokenOf(env, PERSONA)}`;
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
    headers: { authorization: `Bearer ${await tokenOf(env, PERSONA)}` },
  });
  assert.equal((await read.json()).value, 'written before the kill');
  second.npm.kill('SIGTERM');
  await second.ended;
  // What npm waited for has closed its output; the last of it may be a moment from its end.
  await until(() => !second.processes.some(isAlive), GONE_WITHIN_MS);
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
