// SPDX-License-Identifier: Apache-2.0
import { VisuallyHidden } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { Loading } from './Loading';
import styles from './TrendChart.module.css';

/** One bucket of time. A null is a gap in the line, a zero is not. */
export interface TrendPoint {
  /** The bucket's first day, as `2026-03-02`. */
  start: string;
  values: Record<string, number | null>;
}

/** A line or a column of the chart, or a part of a column that all parts make together; each has its own dash or hatch, so that it reads without colour. */
export interface TrendLine {
  key: string;
  title: string;
  kind: 'line' | 'column' | 'part';
  /** Which of the colours and hatches; that of its position by default. */
  place?: number;
}

export interface TrendChartProps {
  /** What the chart shows, for who cannot see it and as its caption. */
  label: string;
  points: TrendPoint[];
  lines: TrendLine[];
  formatValue: (value: number) => string;
  /** For the axis, where there is room for few characters; `formatValue` by default. */
  formatTick?: (value: number) => string;
  formatStart: (start: string) => string;
}

const Drawing = lazy(() =>
  import('./TrendDrawing').then(({ TrendDrawing }) => ({
    default: TrendDrawing,
  })),
);

/** A series over time. The drawing loads when it is needed; the same numbers stand in a table for who does not see it. */
export const TrendChart = (props: TrendChartProps) => {
  const { label, points, lines, formatValue, formatStart } = props;
  return (
    <figure className={styles.figure} aria-label={label}>
      <Suspense fallback={<Loading label={label} height={220} />}>
        <div aria-hidden="true">
          <Drawing {...props} />
        </div>
      </Suspense>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              {lines.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ start, values }) => (
              <tr key={start}>
                <th scope="row">{formatStart(start)}</th>
                {lines.map(({ key }) => (
                  <td key={key}>{cell(values[key], formatValue)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
};

const cell = (
  value: number | null | undefined,
  format: (value: number) => string,
) => (typeof value === 'number' ? format(value) : 'no data');
