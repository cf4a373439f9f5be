// SPDX-License-Identifier: Apache-2.0
import styles from './Sparkline.module.css';

const WIDTH = 120;
const HEIGHT = 28;
const INSET = 2;

/**
 * The shape of a series at a glance, oldest first. A null is a gap. It is an ornament beside a figure in words, so it hides from screen
 * readers; the chart that it hints at is a `TrendChart`.
 */
export const Sparkline = ({ values }: { values: (number | null)[] }) => {
  const known = values.filter(value => value !== null);
  if (known.length < 2) return null;
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={pathOf(values, Math.min(0, ...known), Math.max(0, ...known))} />
    </svg>
  );
};

function pathOf(
  values: (number | null)[],
  lowest: number,
  highest: number,
): string {
  const step = (WIDTH - 2 * INSET) / (values.length - 1);
  const range = highest - lowest;
  const scale = range > 0 ? (HEIGHT - 2 * INSET) / range : 0;
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const x = INSET + index * step;
      const y = HEIGHT - INSET - (value - lowest) * scale;
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      // A lone point between two gaps would draw nothing.
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}h.1`;
    })
    .join('');
}
