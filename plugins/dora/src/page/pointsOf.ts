// SPDX-License-Identifier: Apache-2.0
import type { SeriesPoint } from '@macadam/plugin-dora-common';
import type { TrendLine, TrendPoint } from '@macadam/portal-react';

/** Of each bucket just what the lines draw. */
export function pointsOf(
  points: SeriesPoint[],
  lines: TrendLine[],
): TrendPoint[] {
  return points.map(point => {
    const numbers = new Map(Object.entries(point));
    const values = lines.map(({ key }) => {
      const value = numbers.get(key);
      return [key, typeof value === 'number' ? value : null] as const;
    });
    return { start: point.start, values: Object.fromEntries(values) };
  });
}
