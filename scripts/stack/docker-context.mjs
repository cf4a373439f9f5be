// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What `docker build` would send: tracked files and new ones, less what .dockerignore keeps out.
 * @param {string} checkout
 * @param {string} target
 */
export function copyDockerContext(checkout, target) {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: checkout, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const isIgnored = readDockerignore(
    readFileSync(path.join(checkout, '.dockerignore'), 'utf8'),
  );
  for (const file of new Set(listed.split('\0').filter(Boolean))) {
    if (isIgnored(file)) continue;
    const copy = path.join(target, file);
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(path.join(checkout, file), copy);
  }
}

/**
 * The last pattern that matches a path, or a folder above it, decides.
 * @param {string} content
 * @returns {(file: string) => boolean}
 */
export function readDockerignore(content) {
  const rules = content
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'))
    .map(line => ({
      ignored: !line.startsWith('!'),
      pattern: patternOf(line.replace(/^!/, '')),
    }));
  return file =>
    rules.reduce(
      (ignored, rule) => (rule.pattern.test(file) ? rule.ignored : ignored),
      false,
    );
}

/** @param {string} glob */
function patternOf(glob) {
  const expression = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, stars => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${expression}(?:/|$)`);
}
