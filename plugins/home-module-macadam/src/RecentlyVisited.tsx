// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import { Alert, Text } from '@backstage/ui';
import { Loading } from '@macadam/portal-react';
import useAsync from 'react-use/esm/useAsync';
import { NamedRow, NamedRows } from './NamedRow';

const shown = 6;

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
    <NamedRows>
      {value.map(({ id, name, pathname, entityRef }) => (
        <NamedRow
          key={id}
          name={name}
          href={pathname}
          kind={entityRef && parseEntityRef(entityRef).kind}
        />
      ))}
    </NamedRows>
  );
};
