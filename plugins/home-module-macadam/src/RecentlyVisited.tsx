// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { visitsApiRef, type Visit } from '@backstage/plugin-home';
import { Alert, Link, Text } from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import useAsync from 'react-use/esm/useAsync';
import styles from './RecentlyVisited.module.css';

const shown = 6;

const Row = ({ visit }: { visit: Visit }) => (
  <li className={styles.row}>
    <Link href={visit.pathname}>{visit.name}</Link>
    {visit.entityRef && (
      <Text color="secondary">{parseEntityRef(visit.entityRef).kind}</Text>
    )}
  </li>
);

/** The way back to what one had open; the newest first. */
export const RecentlyVisited = () => {
  const visitsApi = useApi(visitsApiRef);
  const { value, error } = useAsync(
    () =>
      visitsApi.list({
        limit: shown,
        orderBy: [{ field: 'timestamp', direction: 'desc' }],
      }),
    [visitsApi],
  );

  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title="What you visited could not be read"
        description={error.message}
      />
    );
  }
  if (!value) {
    return <Loading label="Loading what you visited" height={96} />;
  }
  if (value.length === 0) {
    return (
      <Text color="secondary">
        Services, APIs and teams whose pages you open appear here.
      </Text>
    );
  }
  return (
    <ul className={styles.list}>
      {value.map(visit => (
        <Row key={visit.id} visit={visit} />
      ))}
    </ul>
  );
};
