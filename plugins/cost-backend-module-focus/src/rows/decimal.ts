// SPDX-License-Identifier: Apache-2.0

const PLAIN = /^-?\d{1,30}(\.\d{1,30})?$/;
const SCIENTIFIC =
  /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * A number of FOCUS' numeric format as plain digits, exact: `1.5E-3` becomes `0.0015`.
 *
 * @returns undefined for what is none, or has more digits than any amount of money
 */
export function decimalOf(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const match = SCIENTIFIC.exec(text);
  if (!match) return undefined;
  const [, sign, whole, part = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = `${whole}${part}`;
  const point = whole.length + shift;
  const padded =
    point <= 0
      ? `${'0'.repeat(1 - point)}${digits}`
      : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const rest = padded.slice(at);
  const magnitude = `${padded.slice(0, at)}${rest && `.${rest}`}`;
  return sign === '-' ? `-${magnitude}` : magnitude;
}
