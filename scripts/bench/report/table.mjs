// SPDX-License-Identifier: Apache-2.0

const HEAD = [
  ...['', 'unit', 'vanilla', 'macadam', 'ratio', '95 % bounds'],
  ...['target', 'reached'],
];

/**
 * A table for people, in Markdown as prettier would have it.
 * @param {import('./compare.mjs').Comparison[]} comparisons
 */
export function tableOf(comparisons) {
  const rows = [HEAD, ...comparisons.map(rowOf)];
  const widths = HEAD.map((_, column) =>
    Math.max(3, ...rows.map(row => row[column].length)),
  );
  const line = /** @param {string[]} cells */ cells =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  const rule = widths.map(width => '-'.repeat(width));
  return [line(HEAD), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/**
 * @param {import('./compare.mjs').Comparison} comparison
 * @returns {string[]}
 */
function rowOf({ what, unit, vanilla, macadam, ratio, target, reached }) {
  return [
    what,
    unit,
    figure(vanilla),
    figure(macadam),
    ratio.ratio.toFixed(2),
    Number.isFinite(ratio.high)
      ? `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`
      : 'one run, none',
    target === undefined ? '' : `≤ ${target}`,
    reached === undefined ? '' : reached ? 'yes' : 'no',
  ];
}

/**
 * Three digits that count, more only before the point.
 * @param {number} value
 */
export function figure(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(value)));
  return value.toFixed(digits);
}
