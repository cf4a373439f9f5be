// SPDX-License-Identifier: Apache-2.0
import {
  getCompoundEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Alert, ButtonLink, Text } from '@backstage/ui';
import { Loading, PlainList } from '@macadam/portal-react';
import useAsync from 'react-use/esm/useAsync';
import { templateRef } from '../routes';
import styles from './Templates.module.css';

const shown = 6;

const Template = ({ entity }: { entity: Entity }) => {
  const link = useRouteRef(templateRef);
  const { namespace, name } = getCompoundEntityRef(entity);
  const title = entity.metadata.title ?? name;

  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <Text weight="bold">{title}</Text>
        <Text color="secondary">{entity.metadata.description}</Text>
      </div>
      <ButtonLink
        variant="secondary"
        href={link?.({ namespace, templateName: name })}
        aria-label={`Start: ${title}`}
      >
        Start
      </ButtonLink>
    </li>
  );
};

/** The templates of the catalog, as starting points. */
export const Templates = () => {
  const catalogApi = useApi(catalogApiRef);
  const { value, error } = useAsync(
    () =>
      catalogApi.queryEntities({
        filter: { kind: 'Template' },
        fields: ['kind', 'metadata'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: shown,
      }),
    [catalogApi],
  );

  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title="The templates could not be read from the catalog"
        description={error.message}
      />
    );
  }
  if (!value) {
    return <Loading label="Loading the templates" height={80} />;
  }
  if (value.items.length === 0) {
    return (
      <Text color="secondary">
        No template is published yet, or none that you may use. Your platform
        team keeps them in its platform repository.
      </Text>
    );
  }
  return (
    <PlainList>
      {value.items.map(entity => (
        <Template key={stringifyEntityRef(entity)} entity={entity} />
      ))}
    </PlainList>
  );
};
