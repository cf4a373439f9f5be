// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { checkout } from './settings.mjs';

/** @returns {string[]} the checkout's workspaces, as paths in it */
export function workspaces() {
  return ['packages', 'plugins']
    .filter(folder => existsSync(path.join(checkout, folder)))
    .flatMap(folder =>
      readdirSync(path.join(checkout, folder)).map(name => `${folder}/${name}`),
    )
    .filter(name => existsSync(path.join(checkout, name, 'package.json')));
}

/**
 * A build lies inside the checkout, so Node finds the checkout's node_modules above it. What yarn
 * did not hoist there lies in a workspace's own node_modules: link that beside the built workspace.
 * @param {string} workspace the source, in the checkout
 * @param {string} built where its build is
 */
export function linkOwnModules(workspace, built) {
  const from = path.join(workspace, 'node_modules');
  for (const name of packagesIn(from)) {
    const target = realpathSync(path.join(from, name));
    // Not another workspace, whose source this would be.
    if (!target.includes(`${path.sep}node_modules${path.sep}`)) continue;
    link(target, path.join(built, 'node_modules', name));
  }
}

/**
 * @param {string} target
 * @param {string} file
 */
export function link(target, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  symlinkSync(target, file, 'dir');
}

/**
 * @param {string} modules
 * @returns {string[]}
 */
function packagesIn(modules) {
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter(name => !name.startsWith('.'))
    .flatMap(name =>
      name.startsWith('@')
        ? readdirSync(path.join(modules, name)).map(rest => `${name}/${rest}`)
        : [name],
    );
}
