// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, freeSandboxPort } from '../stack/ports.mjs';
import { checkout } from '../stack/settings.mjs';
import { runToEnd, until } from './program.mjs';

const START_WITHIN_MS = 8 * 60_000;

/** What every `npm start` of one test is told: ports that are free now, and a data directory of its own. */
export async function ownSurroundings(/** @type {string} */ data) {
  return {
    MACADAM_DATA: data,
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freeSandboxPort()),
  };
}

/**
 * Runs `npm start` until the portal is ready.
 * @param {NodeJS.ProcessEnv} env
 */
export async function npmStart(env) {
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
  // A person's portal starts although somebody broke something in the forge; here nobody has.
  assert.doesNotMatch(output, /entities, without/);
  const file = path.join(env.MACADAM_DATA ?? '', 'run.json');
  const run = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {import('../stack/processes.mjs').Identity[]} */
  const processes = [run.supervisor, ...run.children];
  return { npm, ended, processes, url: String(run.url), output: () => output };
}

/**
 * A persona's token, as a person's script gets it.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} persona
 */
export async function tokenOf(env, persona) {
  const program = path.join(checkout, 'scripts', 'token.cjs');
  const answer = await runToEnd([program, persona], { env });
  assert.equal(answer.stderr, '');
  assert.match(answer.stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  return answer.stdout.trim();
}
