// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { Fault } from './fault.mjs';

const NAME = 'postgres';

/** @typedef {{ uid: number, gid: number }} User */

/**
 * PostgreSQL refuses to run as root, so root lends it a user, made when there is none.
 * Anybody else runs it as themselves.
 * @returns {User | undefined}
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return idsOf(NAME);
  } catch {
    return createUser();
  }
}

/** @returns {User} */
function createUser() {
  const home = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
  const args = ['--system', '--user-group', ...home, NAME];
  try {
    execFileSync('useradd', args, { stdio: 'pipe' });
    return idsOf(NAME);
  } catch {
    throw new Fault(
      `PostgreSQL does not run as root, and a user "${NAME}" for it could not be made: make one, or start as another user.`,
    );
  }
}

/**
 * @param {string} name
 * @returns {User}
 */
function idsOf(name) {
  const [uid, gid] = ['-u', '-g'].map(flag =>
    Number(execFileSync('id', [flag, name], { stdio: 'pipe' })),
  );
  return { uid, gid };
}

/**
 * Names the directory on the way to a file that the user may not pass.
 * @param {User} user
 * @param {string[]} files
 */
export function requireReachable(user, files) {
  for (const directory of new Set(files.flatMap(directoriesAbove))) {
    const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], {
      ...user,
      cwd: '/',
    });
    if (status !== 0) {
      throw new Fault(
        `The database runs as user "${NAME}", who may not enter ${directory}: allow it (chmod o+x ${directory}), move the checkout, or start as another user than root.`,
      );
    }
  }
}

/**
 * The file's directory and all above it, the topmost first.
 * @param {string} file
 * @returns {string[]}
 */
function directoriesAbove(file) {
  const parent = path.dirname(file);
  return parent === file ? [] : [...directoriesAbove(parent), parent];
}
