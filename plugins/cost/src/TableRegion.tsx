// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import tables from './tables.module.css';

/** A table that scrolls sideways by itself. Its rows are the children. */
export const TableRegion = (props: {
  label: string;
  /** A column of numbers stands to the right. */
  columns: (string | { number: string })[];
  children: ReactNode;
}) => (
  <div
    className={tables.scroll}
    role="region"
    aria-label={props.label}
    // Only what has the focus scrolls by the arrow keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    <table className={tables.table}>
      <thead>
        <tr>
          {props.columns.map(column =>
            typeof column === 'string' ? (
              <th key={column} scope="col">
                {column}
              </th>
            ) : (
              <th key={column.number} scope="col" className={tables.number}>
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
