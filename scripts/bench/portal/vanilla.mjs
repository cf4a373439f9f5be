// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { extract } from 'tar';
import { build } from '../../stack/build.mjs';
import { configuredRegistry, registryEnv } from '../../stack/registry.mjs';
import { checkout } from '../../stack/settings.mjs';
import { yarnProgram } from '../../stack/tools.mjs';

const CREATE_APP = 'node_modules/@backstage/create-app';
const RECIPE = 'scripts/bench/portal/vanilla';

/** Releases that can be installed where the newest cannot: docs/adr/0009-pin-what-installs.md. */
const RESOLUTIONS = {
  '@backstage/cli-common': '0.3.1',
  '@swc/core': '1.16.18',
  '@yarnpkg/cli': '4.18.0',
  '@yarnpkg/core': '4.9.1',
  'better-sqlite3': 'npm:empty-npm-package@1.0.0',
  rollup: '4.67.4',
  'unrs-resolver': '1.12.2',
};

/**
 * Makes the vanilla portal: what create-app writes, installed and built as its own Dockerfile does it.
 * @param {import('../../stack/tools.mjs').Tools} tools
 * @param {string} data
 * @param {(note: string) => void} note
 * @returns {Promise<string>} its directory, in which `node packages/backend` runs it
 */
export function buildVanilla(tools, data, note) {
  return build(data, note, {
    name: 'vanilla',
    sources: [`${CREATE_APP}/package.json`, RECIPE, `${RECIPE}.mjs`],
    make: async (draft, logFile) =>
      (await createApp(tools, draft, logFile)) &&
      (await installPackages(tools, draft, logFile)) &&
      (await buildBundle(tools, draft, logFile)),
  });
}

/**
 * @param {import('../../stack/tools.mjs').Tools} tools
 * @param {string} draft
 * @param {string} logFile
 */
function createApp(tools, draft, logFile) {
  // It looks for a yarn before it writes anything.
  const bin = path.join(draft, '.bin');
  mkdirSync(bin);
  writeFileSync(
    path.join(bin, 'yarn'),
    `#!/bin/sh\nexec "${tools.node}" "${yarnProgram()}" "$@"\n`,
  );
  chmodSync(path.join(bin, 'yarn'), 0o755);
  const program = path.join(
    checkout,
    CREATE_APP,
    'bin',
    'backstage-create-app',
  );
  return tools.run([tools.node, program, '--path', '.', '--skip-install'], {
    name: 'create-app',
    logFile,
    cwd: draft,
    env: {
      BACKSTAGE_APP_NAME: 'vanilla',
      PATH: [bin, path.dirname(tools.node), process.env.PATH].join(
        path.delimiter,
      ),
    },
  });
}

/**
 * @param {import('../../stack/tools.mjs').Tools} tools
 * @param {string} draft
 * @param {string} logFile
 */
async function installPackages(tools, draft, logFile) {
  const file = path.join(draft, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.resolutions = { ...manifest.resolutions, ...RESOLUTIONS };
  manifest.dependenciesMeta = { esbuild: { built: true } };
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  copyFileSync(
    path.join(checkout, RECIPE, 'yarn.lock'),
    path.join(draft, 'yarn.lock'),
  );
  const yarnrc = readFileSync(path.join(checkout, '.yarnrc.yml'), 'utf8');
  writeFileSync(
    path.join(draft, '.yarnrc.yml'),
    yarnrc.replace(/^yarnPath:.*$/m, `yarnPath: ${yarnProgram()}`),
  );
  return tools.yarn(['install', '--immutable'], {
    name: 'yarn install',
    logFile,
    cwd: draft,
    env: registryEnv(await configuredRegistry()),
  });
}

/**
 * @param {import('../../stack/tools.mjs').Tools} tools
 * @param {string} draft
 * @param {string} logFile
 */
async function buildBundle(tools, draft, logFile) {
  const options = { name: 'vanilla build', logFile, cwd: draft };
  const built = await tools.yarn(['workspace', 'backend', 'build'], options);
  if (!built) return false;
  const dist = path.join(draft, 'packages', 'backend', 'dist');
  for (const archive of ['skeleton.tar.gz', 'bundle.tar.gz']) {
    await extract({ file: path.join(dist, archive), cwd: draft });
  }
  return true;
}
