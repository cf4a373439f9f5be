// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Fault } from '../stack/fault.mjs';

/** The first draws pages and has no windows: half the work of the others. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
];

/**
 * The browser of the machine: `CHROMIUM`, or the first of the usual names on the PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function findChromium(env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  const usual = NAMES.flatMap(name =>
    folders.map(folder => path.join(folder, name)),
  );
  const found = (env.CHROMIUM ? [env.CHROMIUM] : usual).find(isExecutable);
  if (found) return found;
  throw new Fault(
    env.CHROMIUM
      ? `CHROMIUM is ${env.CHROMIUM}, and no program is there.`
      : 'The browser journeys need Chromium: install it (on Debian: apt-get install chromium, or run .ci/run), or set CHROMIUM to its path.',
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
