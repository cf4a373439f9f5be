// SPDX-License-Identifier: Apache-2.0

/** What one round of one portal gives: a positive number for each measure's key. @typedef {Record<string, number>} Figures */

const NOT_SLOWER = 1.15;

/**
 * What is measured, in the order of the table.
 * @type {import('../report/compare.mjs').Measure[]}
 */
export const measures = [
  { key: 'start', what: 'Cold start, until ready', unit: 's', target: 1.3 },
  { key: 'memory', what: 'Memory, idle (RSS)', unit: 'MiB', target: 1.2 },
  { key: 'memoryAfter', what: 'Memory, after all of this', unit: 'MiB' },
  {
    ...{ key: 'listJavascript', what: 'Catalog page: JavaScript, compressed' },
    ...{ unit: 'kB', target: 1.1 },
  },
  {
    ...{ key: 'entityJavascript', what: 'Entity page: JavaScript, compressed' },
    ...{ unit: 'kB', target: 1.1 },
  },
  { key: 'listLcp', what: 'Catalog page: LCP', unit: 'ms', target: NOT_SLOWER },
  {
    ...{ key: 'entityLcp', what: 'Entity page: LCP' },
    ...{ unit: 'ms', target: NOT_SLOWER },
  },
  { key: 'listShown', what: 'Catalog page: rows to read', unit: 'ms' },
  { key: 'entityShown', what: 'Entity page: its name to read', unit: 'ms' },
  ...ofRequests('list', 'List, first page', NOT_SLOWER),
  ...ofRequests('search', 'Search', NOT_SLOWER),
  ...ofRequests('deep', 'List, 250th page, as each list asks for it'),
  {
    ...{ key: 'deepOne', againstKey: 'offsetOne', unit: 'ms', target: 0.3 },
    what: 'List, 250th page, ours against the vanilla’s by offset, 1 user',
  },
  {
    ...{ key: 'deepTen', againstKey: 'offsetTen', unit: 'ms', target: 0.3 },
    what: 'List, 250th page, ours against the vanilla’s by offset, 10 users',
  },
  { key: 'scaffold', what: 'A local template, until completed', unit: 'ms' },
];

/**
 * @param {string} name
 * @param {string} what
 * @param {number} [target]
 * @returns {import('../report/compare.mjs').Measure[]}
 */
function ofRequests(name, what, target) {
  return [
    { key: `${name}One`, what: `${what}, 1 user`, unit: 'ms', target },
    { key: `${name}Ten`, what: `${what}, 10 users`, unit: 'ms', target },
    { key: `${name}TenP95`, what: `${what}, 10 users, p95`, unit: 'ms' },
  ];
}
