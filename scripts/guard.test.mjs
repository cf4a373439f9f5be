// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { checkout } from './stack/settings.mjs';
import { runToEnd } from './testing/program.mjs';

for (const name of ['start', 'test', 'token', 'sandbox-reset']) {
  test(`${name} says in one line that Node 18 is too old`, async () => {
    const pretendOld =
      'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})';
    const program = path.join(checkout, 'scripts', `${name}.cjs`);
    const { code, stdout, stderr } = await runToEnd([
      '--import',
      pretendOld,
      program,
    ]);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^macadam: Node 18\.20\.4 is too old: Macadam needs Node 20 or newer\..*\n$/,
    );
  });
}
