// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { digest, readIfThere, writeAtomically } from './files.mjs';
import { withLock } from './lock.mjs';
import { freshLog, lastLines } from './logs.mjs';
import {
  configuredRegistry,
  networkComplaint,
  registryEnv,
} from './registry.mjs';
import { buildDir, checkout } from './settings.mjs';

const stamp = path.join(checkout, 'node_modules', '.macadam-install');

/**
 * Installs exactly what the lock file says, unless that is what is there.
 * @param {import('./tools.mjs').Tools} tools
 * @param {string} data
 * @param {(note: string) => void} note
 */
export async function install(tools, data, note) {
  await withLock(path.join(buildDir, 'install.lock'), async () => {
    const wanted = digest(checkout, manifests());
    if (readIfThere(stamp) === wanted) {
      note('unchanged');
      return;
    }
    const registry = await configuredRegistry();
    const logFile = freshLog(data, 'install');
    const ok = await tools.yarn(['install', '--immutable'], {
      name: 'yarn install',
      logFile,
      env: registryEnv(registry),
    });
    if (!ok) throw new Fault(whyNot(registry, logFile));
    writeAtomically(stamp, wanted);
  });
}

/** @returns {string[]} the files that say what is to be installed */
export function manifests() {
  const workspaces = ['packages', 'plugins']
    .map(folder => path.join(checkout, folder))
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder).map(name => path.join(folder, name)))
    .map(workspace => path.join(workspace, 'package.json'))
    .filter(file => existsSync(file));
  const own = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  return [...own.map(name => path.join(checkout, name)), ...workspaces];
}

/**
 * @param {string} registry
 * @param {string} logFile
 */
function whyNot(registry, logFile) {
  const log = readFileSync(logFile, 'utf8');
  const complaint = networkComplaint(log, registry);
  if (complaint) return complaint;
  return `Installing the packages failed; see ${logFile}. It ends with:\n${lastLines(
    logFile,
    10,
  )}`;
}
