// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { Alert, Badge, ButtonLink, Flex, Link, Text } from '@backstage/ui';
import { Loading, PlainList } from '@macadam/portal-react';
import useAsync from 'react-use/esm/useAsync';
import styles from './MyComponents.module.css';

const shown = 8;

function useMyComponents() {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);

  return useAsync(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return catalogApi.queryEntities({
      filter: { kind: 'Component', 'relations.ownedBy': ownershipEntityRefs },
      fields: ['kind', 'metadata', 'spec.type', 'spec.lifecycle'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: shown,
    });
  }, [catalogApi, identityApi]);
}

const Row = ({ entity }: { entity: Entity }) => {
  const entityLink = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = getCompoundEntityRef(entity);

  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <Link
          href={entityLink?.({ kind: kind.toLowerCase(), namespace, name })}
          weight="bold"
        >
          {entity.metadata.title ?? name}
        </Link>
        <Text color="secondary" truncate>
          {entity.metadata.description}
        </Text>
      </div>
      <Flex gap="2">
        <Badge size="small">{String(entity.spec?.type)}</Badge>
        <Badge size="small">{String(entity.spec?.lifecycle)}</Badge>
      </Flex>
    </li>
  );
};

/** The first days of a person: where to look before there is anything of one's own. */
const NothingMine = () => (
  <Flex direction="column" gap="3">
    <Text color="secondary">
      Neither you nor your teams own a component yet. Look around first; then
      start one from a golden path below, or set your team as owner in a
      catalog-info.yaml.
    </Text>
    <Flex gap="2" className={styles.ways}>
      <ButtonLink variant="secondary" href="/catalog?filters[user]=all">
        See all services
      </ButtonLink>
      <ButtonLink
        variant="secondary"
        href="/catalog?filters[kind]=group&filters[user]=all"
      >
        Find your team
      </ButtonLink>
      <ButtonLink variant="secondary" href="/docs?filters[user]=all">
        Read the docs
      </ButtonLink>
    </Flex>
  </Flex>
);

/** What the signed-in person answers for, alone or through a team. */
export const MyComponents = () => {
  const { value, error } = useMyComponents();

  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title="Your components could not be read from the catalog"
        description={error.message}
      />
    );
  }
  if (!value) {
    return <Loading label="Loading your components" height={160} />;
  }
  if (value.items.length === 0) {
    return <NothingMine />;
  }
  return (
    <>
      <PlainList>
        {value.items.map(entity => (
          <Row key={stringifyEntityRef(entity)} entity={entity} />
        ))}
      </PlainList>
      {value.totalItems > shown && (
        <Link href="/catalog?filters[user]=owned">
          All {value.totalItems} of them
        </Link>
      )}
    </>
  );
};
