// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';

/** What a unit of a currency was worth, in the one that is reported in, from a day on. */
export interface Rate {
  /** `2026-11-24`. */
  day: string;
  /** ISO 4217. */
  currency: string;
  /** A decimal in text. */
  rate: string;
}

const HEADER = 'date,currency,rate';
const LINE = /^(\d{4}-\d\d-\d\d),([A-Z]{3}),(\d{1,15}(?:\.\d{1,15})?)$/;

/**
 * The rates of a file: CSV with the header `date,currency,rate`, in any order.
 *
 * @throws InputError that names the line
 */
export function ratesIn(text: string): Rate[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0].trim() !== HEADER) {
    throw new InputError(`line 1 is not ${HEADER}`);
  }
  const rates = new Map<string, Rate>();
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const [, day, currency, rate] = LINE.exec(line.trim()) ?? [];
    if (!day || Number.isNaN(Date.parse(day)) || Number(rate) === 0) {
      throw new InputError(
        `line ${index + 1} is no rate, as 2026-11-24,USD,0.92`,
      );
    }
    rates.set(`${day} ${currency}`, { day, currency, rate });
  });
  return [...rates.values()];
}
