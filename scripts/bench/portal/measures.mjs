// SPDX-License-Identifier: Apache-2.0

/**
 * What one round of one portal gives: a positive number for the key of each measure.
 * @typedef {Record<string, number>} Figures
 */

const NOT_SLOWER = 1.15;
/** Of 95 of 100 searches while ten people search: who types waits for no letter. */
const SEARCH_MILLISECONDS = 150;

/**
 * What is measured, in the order of the table.
 * @type {import('../report/compare.mjs').Measure[]}
 */
export const measures = [
  { what: 'Cold start', key: 'start', unit: 's', target: 1.3 },
  { what: 'Memory, idle', key: 'memory', unit: 'MiB', target: 1.2 },
  { what: 'Memory, after all of this', key: 'memoryAfter', unit: 'MiB' },
  ...ofPage('list', 'Catalog page'),
  ...ofPage('entity', 'Entity page'),
  ...ofRequests('list', 'List, first page', { target: NOT_SLOWER }),
  ...ofRequests('search', 'Search', {
    target: NOT_SLOWER,
    limit: SEARCH_MILLISECONDS,
  }),
  // The vanilla looks for such a name too, and finds none.
  ...ofRequests('misspelt', 'Search, misspelt', { limit: SEARCH_MILLISECONDS }),
  ...ofRequests('deep', 'List, 250th page', { target: NOT_SLOWER }),
  {
    what: 'List, 250th page, the vanilla’s by offset, 1 user',
    ...{ key: 'deepOne', againstKey: 'offsetOne', unit: 'ms', target: 0.3 },
  },
  {
    what: 'List, 250th page, the vanilla’s by offset, 10 users',
    ...{ key: 'deepTen', againstKey: 'offsetTen', unit: 'ms', target: 0.3 },
  },
  { what: 'A local template', key: 'scaffold', unit: 'ms' },
];

/**
 * @param {string} name
 * @param {string} what
 * @returns {import('../report/compare.mjs').Measure[]}
 */
function ofPage(name, what) {
  return [
    {
      what: `${what}, JavaScript`,
      key: `${name}Script`,
      unit: 'kB',
      target: 1.1,
    },
    { what: `${what}, LCP`, key: `${name}Lcp`, unit: 'ms', target: NOT_SLOWER },
    { what: `${what}, can be read`, key: `${name}Shown`, unit: 'ms' },
  ];
}

/**
 * @param {string} name
 * @param {string} what
 * @param {{ target?: number, limit?: number }} [wanted] of the medians' ratio; of our own slow answers in a crowd, in milliseconds
 * @returns {import('../report/compare.mjs').Measure[]}
 */
function ofRequests(name, what, { target, limit } = {}) {
  const unit = 'ms';
  return [
    { what: `${what}, 1 user`, key: `${name}One`, unit, target },
    { what: `${what}, 10 users`, key: `${name}Ten`, unit, target },
    { what: `${what}, 10 users, p95`, key: `${name}TenP95`, unit, limit },
  ];
}
