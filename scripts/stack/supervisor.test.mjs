// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import {
  startProgram,
  temporaryDirectory,
  until,
} from '../testing/program.mjs';
import { identify, isAlive } from './processes.mjs';
import { checkout } from './settings.mjs';

const program = path.join(checkout, 'scripts', 'testing', 'small-stack.mjs');

/** @type {string} */
let data;
before(t => {
  data = temporaryDirectory(/** @type {any} */ (t));
});

/** The small stack, running, and all its processes. */
async function start() {
  const stack = startProgram([program, data]);
  after(() => stack.child.kill('SIGKILL'));
  await until(() => stack.stdout.includes('}') || stack.child.exitCode, 60_000);
  assert.equal(stack.stderr, '');
  const run = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8'));
  const [keeper, service] = run.children;
  const postmaster = identify(postmasterPid());
  assert.ok(postmaster);
  const database = JSON.parse(stack.stdout);
  const all = [run.supervisor, keeper, service, postmaster];
  return { stack, database, all, keeper, service, postmaster };
}

function postmasterPid() {
  const file = path.join(data, 'postgres', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

/**
 * @param {import('pg').ClientConfig} database
 * @param {string} sql
 */
async function query(database, sql) {
  const client = new pg.Client({ ...database, database: 'macadam' });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** @param {import('./processes.mjs').Identity[]} processes */
async function allGone(processes) {
  await until(() => !processes.some(isAlive), 20_000);
}

test('a new data directory gets a database to write to', async () => {
  const { stack, database, all } = await start();
  await query(database, 'CREATE TABLE written (run integer)');
  stack.child.kill('SIGTERM');
  assert.deepEqual(await stack.ended, { code: 0, signal: null });
  await allGone(all);
});

/** @type {[string, (running: Awaited<ReturnType<typeof start>>) => import('./processes.mjs').Identity[]][]} */
const murders = [
  ['the supervisor', ({ all }) => all.slice(0, 1)],
  ["PostgreSQL's keeper", ({ keeper }) => [keeper]],
  ['PostgreSQL', ({ postmaster }) => [postmaster]],
  ['a service', ({ service }) => [service]],
  ['the supervisor and a service', ({ all }) => [all[0], all[2]]],
  ['the supervisor and the keeper', ({ all }) => [all[0], all[1]]],
  ['everything at once', ({ all }) => all],
];
for (const [index, [victims, choose]] of murders.entries()) {
  test(`kill -9 of ${victims}: the next start has the same data, and no orphan is left`, async () => {
    const running = await start();
    await query(running.database, `INSERT INTO written VALUES (${index})`);
    for (const { pid } of choose(running)) process.kill(pid, 'SIGKILL');
    await running.stack.ended;

    const next = await start();
    await allGone(running.all);
    const rows = await query(next.database, 'SELECT run FROM written');
    assert.ok(rows.some(({ run }) => run === index));
    next.stack.child.kill('SIGINT');
    assert.deepEqual(await next.stack.ended, { code: 0, signal: null });
    await allGone(next.all);
  });
}

test('a service that ends by itself takes everything down, with its last words', async () => {
  const { stack, service, all } = await start();
  const log = path.join(data, 'logs', 'service.log');
  await until(() => readFileSync(log, 'utf8').includes('waiting'), 20_000);
  process.kill(service.pid, 'SIGKILL');
  assert.equal((await stack.ended).code, 1);
  assert.equal(
    stack.stderr,
    'macadam: The service was ended by SIGKILL. Its log ends with:\n  waiting\n',
  );
  await allGone(all);
});
