// SPDX-License-Identifier: Apache-2.0
import { Badge, Link, Text } from '@backstage/ui';
import type { DeploymentRow } from '@macadam/plugin-dora-common';
import { formatDuration, safeUrl } from '@macadam/portal-common';
import { EntityTabLink, TableRegion } from '@macadam/portal-react';
import { dateTime } from '../dateTime';
import tables from '../tables.module.css';
import { verdictOf } from './verdict';

/** Attempts to deploy, newest first, with what the rules made of each. */
export const DeploymentsTable = (props: {
  rows: DeploymentRow[];
  /** Whether several services are listed together. */
  showEntity: boolean;
}) => (
  <TableRegion
    label="Deployments"
    columns={[
      'Finished',
      ...(props.showEntity ? ['Service'] : []),
      'Commit',
      'By',
      'Lead time',
      'Outcome',
      'Links',
    ]}
  >
    {props.rows.map(row => (
      <tr key={row.id}>
        <td>{dateTime(row.finishedAt)}</td>
        {props.showEntity && (
          <td>
            <EntityTabLink entityRef={row.entityRef} tab="delivery" />
          </td>
        )}
        <td>
          <Commit row={row} />
        </td>
        <td>{row.actor}</td>
        <td>{leadTime(row)}</td>
        <td>
          <Outcome row={row} />
        </td>
        <td>
          <Source row={row} />
        </td>
      </tr>
    ))}
  </TableRegion>
);

const Commit = ({ row }: { row: DeploymentRow }) => {
  const href = row.commitUrl && safeUrl(row.commitUrl);
  const short = <code>{row.sha.slice(0, 7)}</code>;
  return (
    <>
      {href ? (
        <Link href={href} target="_blank">
          {short}
        </Link>
      ) : (
        short
      )}{' '}
      {row.title}
    </>
  );
};

function leadTime({ leadTimeSeconds, changes, isCounted }: DeploymentRow) {
  if (!isCounted) return '';
  if (leadTimeSeconds !== null) return formatDuration(leadTimeSeconds);
  return changes === null ? 'Unknown base' : 'No changes';
}

const Outcome = ({ row }: { row: DeploymentRow }) => {
  const { words, reasons } = verdictOf(row);
  return (
    <>
      <div className={tables.badges}>
        {words.map(word => (
          <Badge key={word} size="small">
            {word}
          </Badge>
        ))}
      </div>
      {reasons.map(reason => (
        <Text key={reason} as="p" color="secondary" variant="body-small">
          {reason}
        </Text>
      ))}
    </>
  );
};

const Source = ({ row }: { row: DeploymentRow }) => {
  const href = row.url && safeUrl(row.url);
  return href ? (
    <Link href={href} target="_blank">
      {row.attempt && row.attempt > 1 ? `Run, attempt ${row.attempt}` : 'Run'}
    </Link>
  ) : null;
};
