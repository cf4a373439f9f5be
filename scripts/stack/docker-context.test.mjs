// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { readDockerignore } from './docker-context.mjs';
import { checkout } from './settings.mjs';

const isIgnored = readDockerignore(
  readFileSync(path.join(checkout, '.dockerignore'), 'utf8'),
);

describe('the image is built from', () => {
  for (const file of [
    'yarn.lock',
    'config/github.yaml',
    'packages/backend/src/index.ts',
    'packages/sandbox/package.json',
    'plugins/golden-path-common/src/index.ts',
  ]) {
    it(file, () => assert.equal(isIgnored(file), false));
  }
});

describe('the image is not built from', () => {
  for (const file of [
    '.env',
    '.git/config',
    '.data/secrets.json',
    'app-config.local.yaml',
    'app-config.sandbox.yaml',
    'packages/app/.env',
    'packages/app/dist/index.html',
    'packages/backend/config.local.yaml',
    'packages/sandbox/src/index.ts',
  ]) {
    it(file, () => assert.equal(isIgnored(file), true));
  }
});
