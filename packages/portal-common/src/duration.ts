// SPDX-License-Identifier: Apache-2.0

const units: [string, number][] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/**
 * A duration in its two largest units, as `2 h 30 min`; below a second `0 s`. The second unit is left out when it is zero, and beside ten or more
 * days, where it says nothing.
 *
 * @param seconds - not negative
 */
export function formatDuration(seconds: number): string {
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first === -1) return '0 s';
  const [name, size] = units[first];
  const [nextName, nextSize] = units[first + 1] ?? ['', size];
  if (first === units.length - 1 || seconds >= 10 * 86_400) {
    return `${Math.round(seconds / size)} ${name}`;
  }
  // Rounded in the smaller unit first, so that 59.9 min of an hour carry over.
  const rounded = Math.round(seconds / nextSize) * nextSize;
  if (rounded >= (units[first - 1]?.[1] ?? Infinity)) {
    return formatDuration(rounded);
  }
  const whole = Math.floor(rounded / size);
  const rest = Math.round((rounded - whole * size) / nextSize);
  return rest === 0
    ? `${whole} ${name}`
    : `${whole} ${name} ${rest} ${nextName}`;
}

/**
 * A duration in its largest unit alone, as `2.5 h`, where there is room for little.
 *
 * @param seconds - not negative
 */
export function formatRoughly(seconds: number): string {
  const [name, size] = units.find(([, one]) => seconds >= one) ?? ['s', 1];
  return `${Math.round((seconds / size) * 10) / 10} ${name}`;
}
