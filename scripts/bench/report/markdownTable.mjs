// SPDX-License-Identifier: Apache-2.0

/**
 * A table in Markdown, as prettier would have it.
 * @param {string[][]} rows the head first, all of one length
 */
export function markdownTable([head, ...rows]) {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map(row => row[column].length)),
  );
  const line = /** @param {string[]} cells */ cells =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n])).join(' | ')} |`;
  const rule = widths.map(width => '-'.repeat(width));
  return [head, rule, ...rows].map(line).join('\n');
}
