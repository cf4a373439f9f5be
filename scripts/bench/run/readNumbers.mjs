// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';
import { Fault } from '../../stack/fault.mjs';

/**
 * The whole numbers that a bench takes as options.
 * @template {Record<string, { usual: number, fewest: number }>} Options
 * @param {string} bench
 * @param {string[]} args
 * @param {Options} options by name: what each is unless told otherwise, and the fewest that make sense
 * @returns {{ [Name in keyof Options]: number }}
 */
export function readNumbers(bench, args, options) {
  const all = Object.entries(options);
  const usage = `Usage: npm run bench -- ${bench} ${all
    .map(([name, { usual }]) => `[--${name} <${usual}>]`)
    .join(' ')}`;
  const given = valuesOf(args, Object.keys(options), usage);
  const numbers = all.map(([name, { usual, fewest }]) => {
    const number = Number(given[name] ?? usual);
    if (!Number.isInteger(number) || number < fewest) {
      throw new Fault(`${usage}; --${name} takes ${fewest} or more.`);
    }
    return [name, number];
  });
  return Object.fromEntries(numbers);
}

/**
 * @param {string[]} args
 * @param {string[]} names
 * @param {string} usage
 */
function valuesOf(args, names, usage) {
  const options = Object.fromEntries(
    names.map(name => [name, { type: /** @type {const} */ ('string') }]),
  );
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new Fault(usage);
  }
}
