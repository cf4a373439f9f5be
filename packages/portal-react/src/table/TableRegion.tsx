// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import styles from './TableRegion.module.css';

/** A table that scrolls sideways by itself. Its rows are the children. */
export const TableRegion = (props: {
  label: string;
  /** A column of numbers stands to the right. */
  columns: (string | { number: string })[];
  children: ReactNode;
}) => (
  <div
    className={styles.scroll}
    role="region"
    aria-label={props.label}
    // Only what has the focus scrolls by the arrow keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    <table className={styles.table}>
      <thead>
        <tr>
          {props.columns.map(column =>
            typeof column === 'string' ? (
              <th key={column} scope="col">
                {column}
              </th>
            ) : (
              <th key={column.number} scope="col" className={styles.number}>
                {column.number}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </div>
);

/** A cell of a column of numbers. */
export const NumberCell = ({ children }: { children: ReactNode }) => (
  <td className={styles.number}>{children}</td>
);
