// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../testing/program.mjs';
import { claimData, runningIn, writeFormat } from './claim.mjs';
import { identify, isAlive } from './processes.mjs';

const url = 'http://localhost:7007';
const gone = { pid: 999_999_999, started: 'long ago' };

/** @param {import('node:test').TestContext} t */
function aLongRunningProcess(t) {
  const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  const identity = identify(child.pid ?? 0);
  assert.ok(identity);
  return { name: 'sleep', ...identity };
}

/**
 * @param {string} data
 * @param {import('./claim.mjs').Run} run
 */
function leaveRunFile(data, run) {
  writeFileSync(path.join(data, 'run.json'), JSON.stringify(run));
}

test('a second start in the same data directory is told where the first one is', async t => {
  const data = temporaryDirectory(t);
  const claim = await claimData(data, url);
  await assert.rejects(claimData(data, url), {
    name: 'Fault',
    message: /already running with this data at http:\/\/localhost:7007 /,
  });
  claim.release();
  assert.equal(runningIn(data), undefined);
});

test('data of another Macadam is left as it is', async t => {
  const data = temporaryDirectory(t);
  writeFormat(data);
  (await claimData(data, url)).release();
  writeFileSync(path.join(data, 'format'), '99\n');
  await assert.rejects(claimData(data, url), {
    name: 'Fault',
    message: /another Macadam, in format 99; .*Nothing was changed/,
  });
  assert.deepEqual(readdirSync(data), ['format']);
});

test('two starts at the same moment: one of them gets the data directory', async t => {
  const data = temporaryDirectory(t);
  const claims = await Promise.allSettled([
    claimData(data, url),
    claimData(data, url),
  ]);
  const outcomes = claims.map(({ status }) => status).sort();
  assert.deepEqual(outcomes, ['fulfilled', 'rejected']);
});

test('what a killed run left behind is ended', async t => {
  const data = temporaryDirectory(t);
  const orphan = aLongRunningProcess(t);
  leaveRunFile(data, { supervisor: gone, url, children: [orphan] });
  await claimData(data, url);
  assert.equal(isAlive(orphan), false);
});

test('a process that has got the pid of a dead one is left alone', async t => {
  const data = temporaryDirectory(t);
  const stranger = aLongRunningProcess(t);
  const recycled = { ...stranger, started: 'long ago' };
  leaveRunFile(data, { supervisor: recycled, url, children: [recycled] });
  await claimData(data, url);
  assert.equal(isAlive(stranger), true);
});

test('a process that has got the pid of a dead PostgreSQL is left alone', async t => {
  const data = temporaryDirectory(t);
  const stranger = aLongRunningProcess(t);
  const home = path.join(data, 'postgres');
  await import('node:fs/promises').then(fs => fs.mkdir(home));
  writeFileSync(
    path.join(home, 'postmaster.pid'),
    `${stranger.pid}\n${home}\n`,
  );
  await claimData(data, url);
  assert.equal(isAlive(stranger), true);
  assert.equal(existsSync(home), true);
});
