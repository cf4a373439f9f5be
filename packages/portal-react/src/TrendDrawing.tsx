// SPDX-License-Identifier: Apache-2.0
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useId } from 'react';
import { Hatch } from './Hatch';
import type { TrendChartProps, TrendLine } from './TrendChart';
import styles from './TrendChart.module.css';

const HEIGHT = 220;
/** The topmost tick is as high as the drawing. */
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
const colours = [
  'var(--bui-accent-bg)',
  'var(--bui-fg-negative)',
  'var(--bui-fg-secondary)',
  'var(--bui-fg-positive)',
  'var(--bui-fg-warning)',
  'var(--bui-fg-announcement)',
];
/** Beside their colours, so that two lines differ for everybody. */
const dashes = [undefined, '6 3', '2 3'];

/** What `TrendChart` loads when it is drawn: the only place that knows the chart library. */
export function TrendDrawing(props: TrendChartProps) {
  const { points, lines, formatValue, formatStart } = props;
  const { formatTick = formatValue } = props;
  const id = useId();
  const rows = points.map(({ start, values }) => ({ start, ...values }));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart
        data={rows}
        accessibilityLayer={false}
        stackOffset="sign"
        margin={MARGIN}
      >
        <defs>
          {lines.map(({ key }, index) => (
            <Hatch
              key={key}
              id={`${id}${index}`}
              colour={colours[placeOf(lines, index)]}
              turn={placeOf(lines, index)}
            />
          ))}
        </defs>
        <CartesianGrid stroke="var(--bui-border-1)" vertical={false} />
        <XAxis
          dataKey="start"
          tickFormatter={formatStart}
          stroke="var(--bui-fg-secondary)"
          fontSize={12}
          minTickGap={24}
        />
        <YAxis
          tickFormatter={formatTick}
          stroke="var(--bui-fg-secondary)"
          fontSize={12}
          width={72}
        />
        <Tooltip
          isAnimationActive={false}
          wrapperClassName={styles.tip}
          cursor={{ stroke: 'var(--bui-border-2)', fill: 'transparent' }}
          contentStyle={{ background: 'transparent', border: 0, padding: 0 }}
          labelFormatter={label => formatStart(String(label))}
          formatter={value => formatValue(Number(value))}
        />
        {isToldApart(lines) && <Legend />}
        {lines.map((line, index) =>
          drawn(line, placeOf(lines, index), `url(#${id}${index})`),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** A single line is what the chart is called; a single part is one of those that others have. */
function isToldApart(lines: readonly TrendLine[]): boolean {
  return lines.length > 1 || lines.some(({ kind }) => kind === 'part');
}

function placeOf(lines: readonly TrendLine[], index: number): number {
  return (lines[index].place ?? index) % colours.length;
}

function drawn({ key, title, kind }: TrendLine, place: number, hatch: string) {
  const shared = {
    dataKey: key,
    name: title,
    stroke: colours[place],
    isAnimationActive: false,
  };
  if (kind === 'column') {
    return <Bar key={key} {...shared} fill={colours[place]} maxBarSize={24} />;
  }
  if (kind === 'part') {
    return (
      <Bar key={key} {...shared} stackId="whole" fill={hatch} maxBarSize={24} />
    );
  }
  return (
    <Line
      key={key}
      {...shared}
      type="linear"
      strokeWidth={2}
      strokeDasharray={dashes[place]}
      dot={{ r: 2 }}
      connectNulls={false}
    />
  );
}
