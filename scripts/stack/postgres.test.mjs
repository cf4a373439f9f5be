// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../testing/program.mjs';
import { startPostgres } from './postgres.mjs';
import { Supervisor } from './supervisor.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {string} data
 */
function start(t, data) {
  const supervisor = new Supervisor();
  t.after(() => supervisor.stop());
  const node = process.execPath;
  return startPostgres({ supervisor, node, data, password: 'for-this-test' });
}

test('data of another PostgreSQL is named, and kept as it is', async t => {
  const data = temporaryDirectory(t);
  const home = path.join(data, 'postgres');
  mkdirSync(home);
  writeFileSync(path.join(home, 'PG_VERSION'), '16\n');
  await assert.rejects(start(t, data), {
    name: 'Fault',
    message:
      /postgres holds PostgreSQL 16 data, but this Macadam runs PostgreSQL \d+\. Nothing was changed: .*MACADAM_DATA/,
  });
  assert.deepEqual(readdirSync(data), ['postgres']);
  assert.deepEqual(readdirSync(home), ['PG_VERSION']);
});

test("a directory that the database's user may not enter is named", async t => {
  if (process.getuid?.() !== 0) {
    t.skip('only root lends the database another user');
    return;
  }
  const closed = temporaryDirectory(t);
  const data = path.join(closed, 'data');
  mkdirSync(data);
  chmodSync(closed, 0o700);
  await assert.rejects(start(t, data), error => {
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'Fault');
    assert.ok(error.message.includes(`may not enter ${closed}:`));
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
  assert.deepEqual(readdirSync(data), []);
});

test('a password that is not that of the data is named', async t => {
  const data = temporaryDirectory(t);
  const node = process.execPath;
  const first = new Supervisor();
  await startPostgres({ supervisor: first, node, data, password: 'first' });
  await first.stop();
  await assert.rejects(start(t, data), {
    name: 'Fault',
    message: /put back the secrets\.json/,
  });
});
