// SPDX-License-Identifier: Apache-2.0

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago a moment was, in words. `iso` is ISO 8601. */
export function ago(iso: string, now: Date = new Date()): string {
  const seconds = (now.getTime() - new Date(iso).getTime()) / 1000;
  const fitting = units.find(([, size]) => seconds >= size);
  if (!fitting) return 'just now';
  const [unit, size] = fitting;
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  return words.format(-Math.floor(seconds / size), unit);
}
