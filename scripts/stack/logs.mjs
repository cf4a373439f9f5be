// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * The file for a process's output; that of the run before stays beside it as `.1`.
 * @param {string} data
 * @param {string} name
 */
export function freshLog(data, name) {
  const file = path.join(data, 'logs', `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

/**
 * @param {string} file
 * @param {number} count
 */
export function lastLines(file, count) {
  if (!existsSync(file)) return '';
  const text = stripVTControlCharacters(readFileSync(file, 'utf8'));
  const lines = text.trimEnd().split('\n');
  return lines
    .slice(-count)
    .map(line => `  ${line}`)
    .join('\n');
}
