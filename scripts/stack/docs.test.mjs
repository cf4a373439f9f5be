// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryDirectory } from '../testing/program.mjs';
import { checkout } from './settings.mjs';
import { Supervisor } from './supervisor.mjs';
import { Tools } from './tools.mjs';

test('without Python the docs are off, the step says so, and nothing fails', async t => {
  const copy = temporaryDirectory(t);
  const scripts = path.join(copy, 'scripts');
  cpSync(path.join(checkout, 'scripts'), scripts, { recursive: true });
  // The copy has no environment yet, as a fresh clone has none.
  const file = path.join(scripts, 'stack', 'docs.mjs');
  const { prepareDocs } = await import(pathToFileURL(file).href);

  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = copy;
  const supervisor = new Supervisor();
  const tools = new Tools({ supervisor, node: process.execPath });
  const notes = /** @type {string[]} */ ([]);
  const bin = await prepareDocs(
    tools,
    copy,
    /** @param {string} note */ note => notes.push(note),
  );
  assert.equal(bin, undefined);
  assert.deepEqual(notes, [
    'docs are off: no Python 3.9 or newer was found; install python3 to have them',
  ]);
});
