// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { freePort } from './stack/ports.mjs';
import { isAlive } from './stack/processes.mjs';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory, until } from './testing/program.mjs';
import { Runs } from './testing/runs.mjs';
import { npmStart, ownSurroundings, tokenOf } from './testing/whole-stack.mjs';

const STOP_WITHIN_MS = 60_000;
const GONE_WITHIN_MS = 5_000;
const HELD_WITHIN_MS = 60_000;
/** Promised are 60 s on a machine that does nothing else. */
const GOES_ON_WITHIN_MS = 3 * 60_000;
const PERSONA = 'orders-developer';
const MAKER = 'payments-developer';
const SERVICE = 'half-made';
const SETTING = 'api/user-settings/buckets/whole-stack/keys/kept';

const sandboxReset = (/** @type {NodeJS.ProcessEnv} */ env) =>
  runToEnd([path.join(checkout, 'scripts', 'sandbox-reset.cjs')], { env });

/**
 * A service that is being made: its repository is there, and its code on the way.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the run's id
 */
async function startHalfARun(env) {
  const runs = await Runs.as(MAKER, env);
  await runs.hold(`POST /acme/${SERVICE}.git/git-receive-pack`);
  const id = await runs.start(SERVICE);
  await until(async () => (await runs.notHeldYet()) === 0, HELD_WITHIN_MS);
  return id;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} run
 */
async function expectItWentOn(env, run) {
  const runs = await Runs.as(MAKER, env);
  await runs.allEnd([run], GOES_ON_WITHIN_MS);
  assert.deepEqual(await runs.statuses([run]), ['completed']);
  assert.equal(await runs.commitsOf(SERVICE), 1);
  assert.ok(await runs.isProtected(SERVICE));
}

test('kill -9 of npm ends everything; the next start has the same data, goes on with a run, and stops by Ctrl-C; a reset waits for that', async t => {
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
  const run = await startHalfARun(env);
  first.npm.kill('SIGKILL');
  await until(() => !first.processes.some(isAlive), STOP_WITHIN_MS);

  const second = await npmStart(env);
  t.after(() => second.npm.kill('SIGTERM'));
  const refused = await sandboxReset(env);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /^macadam: Macadam is already running .*\n$/);
  const read = await fetch(`${second.url}/${SETTING}`, {
    headers: { authorization: `Bearer ${await tokenOf(env, PERSONA)}` },
  });
  assert.equal((await read.json()).value, 'written before the kill');
  await expectItWentOn(env, run);
  // As a terminal does for Ctrl-C: npm hears it, and so does what npm waits for.
  second.npm.kill('SIGINT');
  process.kill(second.processes[0].pid, 'SIGINT');
  await second.ended;
  // What npm waited for has closed its output; the last of it may be a moment from its end.
  await until(() => !second.processes.some(isAlive), GONE_WITHIN_MS);

  assert.equal((await sandboxReset(env)).code, 0);
  const left = readdirSync(env.MACADAM_DATA).sort();
  assert.deepEqual(left, [
    ...['format', 'logs', 'postgres.port', 'scratch', 'secrets.json'],
  ]);
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
