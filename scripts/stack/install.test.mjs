// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { runToEnd, temporaryDirectory } from '../testing/program.mjs';
import { manifests } from './install.mjs';
import { freePort, freeSandboxPort } from './ports.mjs';
import { checkout } from './settings.mjs';

test('without a network one line names the registry', async t => {
  const copy = temporaryDirectory(t);
  const parts = ['scripts', '.yarn/patches', '.yarn/releases', '.npmrc'].map(
    name => path.join(checkout, name),
  );
  for (const file of [...parts, ...manifests()]) {
    const target = path.join(copy, path.relative(checkout, file));
    if (existsSync(file)) cpSync(file, target, { recursive: true });
  }
  // Nobody listens there any more.
  const registry = `http://127.0.0.1:${await freePort()}/`;
  const start = path.join(copy, 'scripts', 'start.cjs');
  const { code, stderr } = await runToEnd([start], {
    cwd: copy,
    env: {
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freeSandboxPort()),
      npm_config_registry: registry,
      YARN_GLOBAL_FOLDER: path.join(copy, 'empty'),
      YARN_HTTP_RETRY: '0',
      MACADAM_DATA: path.join(copy, '.data'),
    },
  });
  assert.equal(code, 1);
  assert.equal(
    stderr,
    `macadam: The package registry ${registry} cannot be reached (ECONNREFUSED): check the network, or npm's registry setting, and start again.\n`,
  );
  assert.equal(existsSync(path.join(copy, '.data', 'run.json')), false);
});
