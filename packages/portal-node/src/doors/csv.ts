// SPDX-License-Identifier: Apache-2.0

type Cell = string | number | null | undefined;

/**
 * One line of a CSV file by RFC 4180. A text that a spreadsheet would run as a formula gets a quote before it:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(cells: Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = isFormula(value ?? '') ? `'${value}` : value ?? '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A decimal below zero is none. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text);
}
