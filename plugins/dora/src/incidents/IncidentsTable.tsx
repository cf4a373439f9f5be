// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Link, Text } from '@backstage/ui';
import type { IncidentRow } from '@macadam/plugin-dora-common';
import { formatDuration, safeUrl } from '@macadam/portal-common';
import { EntityTabLink, TableRegion } from '@macadam/portal-react';
import { dateTime } from '../dateTime';
import { causeWords } from './attribution';

/** Incidents, newest first, with the deployment that each is given to. */
export const IncidentsTable = (props: {
  rows: IncidentRow[];
  /** Whether those of several services are listed together. */
  showEntity: boolean;
  /** Absent for those who may not decide. */
  onDecide?: (row: IncidentRow) => void;
}) => (
  <TableRegion
    label="Incidents"
    columns={[
      'Began',
      ...(props.showEntity ? ['Service'] : []),
      'Incident',
      'State',
      'Caused by',
      ...(props.onDecide ? ['Decide'] : []),
    ]}
  >
    {props.rows.map(row => (
      <tr key={row.id}>
        <td>{dateTime(row.createdAt)}</td>
        {props.showEntity && (
          <td>
            <EntityTabLink entityRef={row.entityRef} tab="delivery" />
          </td>
        )}
        <td>
          <Title row={row} />
        </td>
        <td>
          <State row={row} />
        </td>
        <td>
          {row.deployment && <code>{row.deployment.sha.slice(0, 7)} </code>}
          {causeWords(row)}
          {row.reason && (
            <Text as="p" color="secondary" variant="body-small">
              {row.reason}
            </Text>
          )}
        </td>
        {props.onDecide && (
          <td>
            <Button
              variant="secondary"
              aria-label={`What caused it? ${row.title}`}
              onPress={() => props.onDecide?.(row)}
            >
              What caused it?
            </Button>
          </td>
        )}
      </tr>
    ))}
  </TableRegion>
);

const Title = ({ row }: { row: IncidentRow }) => {
  const href = row.url && safeUrl(row.url);
  return href ? (
    <Link href={href} target="_blank">
      {row.title}
    </Link>
  ) : (
    <Text>{row.title}</Text>
  );
};

const State = ({ row: { createdAt, resolvedAt } }: { row: IncidentRow }) => {
  if (!resolvedAt) return <Badge size="small">Open</Badge>;
  const seconds = (Date.parse(resolvedAt) - Date.parse(createdAt)) / 1000;
  return <>{`Resolved after ${formatDuration(Math.max(0, seconds))}`}</>;
};
