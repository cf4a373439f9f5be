// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { renameSync } from 'node:fs';
import path from 'node:path';

/**
 * One digest over the names and contents of files.
 * @param {string} base names count relative to this
 * @param {Iterable<string>} files
 */
export function digest(base, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(base, file)}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Every file below a directory.
 * @param {string} directory
 * @param {(name: string) => boolean} isWanted by the name of a file or directory
 * @returns {Generator<string>}
 */
export function* filesBelow(directory, isWanted) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!isWanted(entry.name)) continue;
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file, isWanted);
    else if (entry.isFile()) yield file;
  }
}

/**
 * Readers see the old content or the new, never half of it.
 * @param {string} file
 * @param {string} content
 * @param {number} [mode]
 */
export function writeAtomically(file, content, mode = 0o644) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
