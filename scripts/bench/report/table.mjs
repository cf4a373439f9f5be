// SPDX-License-Identifier: Apache-2.0
import { markdownTable } from './markdownTable.mjs';

const HEAD = [
  ...['', 'unit', 'vanilla', 'macadam', 'ratio', '95 % bounds'],
  ...['target', 'reached'],
];

/**
 * A table for people.
 * @param {import('./compare.mjs').Comparison[]} comparisons
 */
export function tableOf(comparisons) {
  return markdownTable([HEAD, ...comparisons.map(rowOf)]);
}

/**
 * @param {import('./compare.mjs').Comparison} comparison
 * @returns {string[]}
 */
function rowOf({ what, unit, vanilla, macadam, ratio, ...judged }) {
  const { target, limit, reached } = judged;
  return [
    what,
    unit,
    figure(vanilla),
    figure(macadam),
    ratio.ratio.toFixed(2),
    Number.isFinite(ratio.high)
      ? `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`
      : 'one run, none',
    target === undefined ? wanted(limit, unit) : wanted(target),
    reached === undefined ? '' : reached ? 'yes' : 'no',
  ];
}

/**
 * @param {number | undefined} most
 * @param {string} [unit]
 */
function wanted(most, unit) {
  return most === undefined ? '' : ['≤', most, unit].filter(Boolean).join(' ');
}

/**
 * Three digits that count, more only before the point.
 * @param {number} value
 */
export function figure(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(value)));
  return value.toFixed(digits);
}
