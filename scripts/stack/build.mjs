// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { isInUse, markInUse } from './builds-in-use.mjs';
import { Fault } from './fault.mjs';
import { digest, filesBelow } from './files.mjs';
import { withLock } from './lock.mjs';
import { freshLog, lastLines } from './logs.mjs';
import { buildDir, checkout } from './settings.mjs';
import { workspaces } from './workspaces.mjs';

const KEPT_BUILDS = 3;
const NOT_SOURCE =
  /^(node_modules|dist|dist-types|coverage|\..*)$|\.test\.tsx?$/;

/**
 * Builds live in directories named by the digest of their sources, and never change once they
 * are there: a portal keeps running from its own while the next one is built.
 * @typedef {object} BuildKind
 * @property {string} name
 * @property {string[]} sources files and directories of the checkout
 * @property {(draft: string, logFile: string) => Promise<boolean>} make fills the draft
 */

/**
 * The portal: what `backstage-cli` packs for production, unpacked.
 * @param {import('./tools.mjs').Tools} tools
 * @param {string} data
 * @param {(note: string) => void} note
 */
export function buildPortal(tools, data, note) {
  return build(data, note, {
    name: 'portal',
    sources: [
      ...['package.json', 'yarn.lock', 'backstage.json', 'tsconfig.json'],
      ...workspaces().filter(
        name =>
          !/\/(sandbox|e2e|cli|gates|template-tests|test-portal)$/.test(name),
      ),
    ],
    make: async (draft, logFile) => {
      const options = { name: 'build', logFile };
      const args = ['workspace', 'backend', 'build'];
      return (
        (await tools.yarn(args, options)) &&
        (await tools.run(
          [tools.node, program('unpack-bundle.mjs'), draft],
          options,
        ))
      );
    },
  });
}

/**
 * @param {import('./tools.mjs').Tools} tools
 * @param {string} data
 * @param {(note: string) => void} note
 */
export function buildSandbox(tools, data, note) {
  return build(data, note, {
    name: 'sandbox',
    sources: ['yarn.lock', 'packages/sandbox', ...commonPackages()],
    make: (draft, logFile) =>
      tools.run([tools.node, program('bundle-sandbox.mjs'), draft], {
        name: 'build',
        logFile,
      }),
  });
}

/**
 * @param {string} data
 * @param {(note: string) => void} note
 * @param {BuildKind} kind
 * @returns {Promise<string>} the build's directory
 */
export async function build(data, note, kind) {
  const home = path.join(buildDir, `${kind.name}-${digestOf(kind.sources)}`);
  await withLock(path.join(buildDir, `${kind.name}.lock`), async () => {
    markInUse(home);
    if (existsSync(home)) {
      utimesSync(home, new Date(), new Date());
      note('unchanged');
      return;
    }
    const draft = `${home}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const logFile = freshLog(data, `build-${kind.name}`);
    if (!(await kind.make(draft, logFile))) {
      rmSync(draft, { recursive: true, force: true });
      const lines = lastLines(logFile, 15);
      throw new Fault(`The ${kind.name} did not build. ${logFile}:\n${lines}`);
    }
    renameSync(draft, home);
    prune(kind.name);
  });
  return home;
}

/** @param {string[]} sources */
function digestOf(sources) {
  const files = sources.flatMap(source => {
    const file = path.join(checkout, source);
    if (!statSync(file).isDirectory()) return [file];
    return [...filesBelow(file, name => !NOT_SOURCE.test(name))];
  });
  const scripts = [
    'unpack-bundle.mjs',
    'bundle-sandbox.mjs',
    'bundle.mjs',
    'workspaces.mjs',
  ].map(program);
  return digest(checkout, [...files, ...scripts]);
}

/**
 * Removes the builds that are neither among the latest nor running.
 * @param {string} name
 */
function prune(name) {
  const builds = readdirSync(buildDir)
    .filter(entry => entry.startsWith(`${name}-`))
    .map(entry => path.join(buildDir, entry))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of builds.slice(KEPT_BUILDS)) {
    if (!isInUse(old)) rmSync(old, { recursive: true, force: true });
  }
}

function commonPackages() {
  return workspaces().filter(name => name.endsWith('-common'));
}

/** @param {string} file */
function program(file) {
  return path.join(checkout, 'scripts', 'stack', file);
}
