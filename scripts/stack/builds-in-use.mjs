// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './files.mjs';
import { identify, isAlive } from './processes.mjs';
import { buildDir } from './settings.mjs';

const marks = path.join(buildDir, 'in-use');

/**
 * Says that this program runs that build, for as long as it lives.
 * @param {string} build
 */
export function markInUse(build) {
  const file = path.join(marks, `${path.basename(build)}.${process.pid}`);
  writeAtomically(file, JSON.stringify(identify(process.pid)));
}

/**
 * @param {string} build
 * @returns {boolean}
 */
export function isInUse(build) {
  mkdirSync(marks, { recursive: true });
  const own = readdirSync(marks)
    .filter(name => name.startsWith(`${path.basename(build)}.`))
    .map(name => path.join(marks, name));
  const [alive, dead] = [true, false].map(wanted =>
    own.filter(
      file => isAlive(JSON.parse(readFileSync(file, 'utf8'))) === wanted,
    ),
  );
  for (const file of dead) rmSync(file, { force: true });
  return alive.length > 0;
}
