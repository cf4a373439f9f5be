// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkout } from './stack/settings.mjs';
import { runToEnd, temporaryDirectory } from './testing/program.mjs';

const reset = path.join(checkout, 'scripts', 'sandbox-reset.cjs');

/**
 * @param {import('node:test').TestContext} t
 * @param {string[]} more
 */
function aDirectoryWith(t, ...more) {
  const data = temporaryDirectory(t);
  for (const name of ['logs', 'postgres', 'sandbox', 'techdocs', ...more]) {
    mkdirSync(path.join(data, name));
    writeFileSync(path.join(data, name, 'file'), '');
  }
  return data;
}

test('a directory that no start has used is left alone, whatever its folders are called', async t => {
  const data = aDirectoryWith(t);
  const env = { MACADAM_DATA: data };
  const { code, stdout, stderr } = await runToEnd([reset], { env });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^macadam: Nothing was ever started in .*\n$/);
  assert.deepEqual(readdirSync(data).sort(), [
    ...['logs', 'postgres', 'sandbox', 'techdocs'],
  ]);
});

test('what a reset that was killed had put away goes too', async t => {
  const data = aDirectoryWith(t, 'sandbox.gone');
  writeFileSync(path.join(data, 'secrets.json'), '{}');
  const env = { MACADAM_DATA: data };
  const { code, stdout } = await runToEnd([reset], { env });
  assert.equal(code, 0);
  assert.match(stdout, /^The sandbox is as new: .*\n$/);
  assert.deepEqual(readdirSync(data).sort(), ['logs', 'secrets.json']);
});
