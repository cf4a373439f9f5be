// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkout } from './settings.mjs';

const dockerfile = readFileSync(path.join(checkout, 'Dockerfile'), 'utf8');

/**
 * What the Dockerfile says last about something.
 * @param {RegExp} pattern with the flag `g`, and a group for what is wanted
 */
export function fromDockerfile(pattern) {
  const found = [...dockerfile.matchAll(pattern)].pop();
  if (!found) throw new Error(`The Dockerfile does not say ${pattern}`);
  return found[1];
}

/** @returns {string[]} the image's command, `node` first */
export function commandOfImage() {
  return JSON.parse(fromDockerfile(/^CMD (\[.*\])$/gm));
}
