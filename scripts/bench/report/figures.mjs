// SPDX-License-Identifier: Apache-2.0
import { markdownTable } from './markdownTable.mjs';
import { quantile } from './statistics.mjs';

/**
 * One line of the table. What has no distribution has a value alone.
 * @typedef {object} Figure
 * @property {string} what
 * @property {string} unit
 * @property {number} [p50]
 * @property {number} [p95]
 * @property {number} [p99]
 * @property {number} [value]
 * @property {number} [most] what the 95th percentile, or the value, must stay below
 * @property {number} [least] what the value must reach
 */

/**
 * @param {string} what
 * @param {import('../dora/questions.mjs').Times | number[]} times milliseconds
 * @param {number} [most]
 * @returns {Figure}
 */
export function timesFigure(what, times, most) {
  const { median, p95, p99 } = Array.isArray(times)
    ? {
        median: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        p99: quantile(times, 0.99),
      }
    : times;
  return { what, unit: 'ms', p50: median, p95, p99, most };
}

/**
 * @param {Figure[]} figures
 * @returns {string} a table in Markdown
 */
export function figuresTable(figures) {
  const head = ['', 'unit', 'p50', 'p95', 'p99', 'value', 'target', 'reached'];
  return markdownTable([head, ...figures.map(rowOf)]);
}

/**
 * @param {Figure} figure
 * @returns {string[]}
 */
function rowOf({ what, unit, p50, p95, p99, value, most, least }) {
  const judged = p95 ?? value ?? NaN;
  const isReached = most === undefined ? judged >= (least ?? 0) : judged < most;
  const hasTarget = most !== undefined || least !== undefined;
  return [
    what,
    unit,
    ...[p50, p95, p99, value].map(number => number?.toFixed(1) ?? ''),
    most !== undefined ? `< ${most}` : least !== undefined ? `≥ ${least}` : '',
    hasTarget ? (isReached ? 'yes' : 'no') : '',
  ];
}
