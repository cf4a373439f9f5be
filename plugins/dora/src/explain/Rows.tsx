// SPDX-License-Identifier: Apache-2.0
import { Link, Text } from '@backstage/ui';
import type { ExplainedRow } from '@macadam/plugin-dora-common';
import { safeUrl } from '@macadam/portal-common';
import { TableRegion } from '@macadam/portal-react';
import { dateTime } from '../dateTime';
import { formatValue } from '../figures';

/** What a figure was drawn from, newest first. */
export const Rows = (props: {
  label: string;
  rows: ExplainedRow[];
  unit?: 'seconds' | 'ratio' | 'perDay';
}) => (
  <TableRegion
    label={props.label}
    columns={['When', 'What', 'Commit', 'Adds', 'Why']}
  >
    {props.rows.map((row, index) => (
      <tr key={`${row.deploymentId} ${row.sha} ${index}`}>
        <td>{dateTime(row.at)}</td>
        <td>
          <What row={row} />
        </td>
        <td>
          <code>{row.sha.slice(0, 7)}</code>
        </td>
        <td>{adds(row, props.unit)}</td>
        <td>{row.note}</td>
      </tr>
    ))}
  </TableRegion>
);

const What = ({ row }: { row: ExplainedRow }) => {
  const words = row.title ?? row.entityRef;
  const href = row.url && safeUrl(row.url);
  return href ? (
    <Link href={href} target="_blank">
      {words}
    </Link>
  ) : (
    <Text>{words}</Text>
  );
};

/** A rate adds ones and noughts, a duration its seconds. */
function adds({ value }: ExplainedRow, unit: string | undefined): string {
  if (value === null) return '';
  return unit === 'seconds' ? formatValue(value, 'seconds') : String(value);
}
