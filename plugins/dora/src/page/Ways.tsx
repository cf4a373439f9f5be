// SPDX-License-Identifier: Apache-2.0
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import {
  Loading,
  PlainList,
  ReadFailure,
  useAsyncData,
} from '@macadam/portal-react';
import styles from './DeliveryView.module.css';

/** More teams and systems than a page of links helps with; search finds the rest. */
const MOST = 200;

interface Way {
  entityRef: string;
  title: string;
  isMine: boolean;
}

/** To the delivery of each team and system, one's own first. */
export const Ways = () => {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const { value, error, retry } = useAsyncData(async () => {
    const [{ ownershipEntityRefs }, { items }] = await Promise.all([
      identity.getBackstageIdentity(),
      catalog.queryEntities({
        filter: [{ kind: 'group', 'spec.type': 'team' }, { kind: 'system' }],
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: MOST,
      }),
    ]);
    return items.map((entity): Way => {
      const entityRef = stringifyEntityRef(entity);
      return {
        entityRef,
        title: titleOf(entity),
        isMine: ownershipEntityRefs.includes(entityRef),
      };
    });
  }, [catalog, identity]);

  if (error) {
    return <ReadFailure what="Your teams" error={error} retry={retry} />;
  }
  if (!value) return <Loading label="Loading your teams" height={64} />;
  const mine = value.filter(({ isMine }) => isMine);
  const others = value.filter(({ isMine }) => !isMine);
  return (
    <>
      {mine.length > 0 && <List title="Yours" ways={mine} />}
      <List title="Teams and systems" ways={others} />
    </>
  );
};

/** A group has its name where a person has it. */
function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}

const List = ({ title, ways }: { title: string; ways: Way[] }) => {
  const entityLink = useRouteRef(entityRouteRef);
  return (
    <section aria-label={title}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      <PlainList className={styles.ways}>
        {ways.map(({ entityRef, title: name }) => (
          <li key={entityRef}>
            <Link
              href={`${entityLink?.(entityRouteParams(entityRef))}/delivery`}
            >
              {name}
            </Link>{' '}
            <Text color="secondary" variant="body-small">
              {parseEntityRef(entityRef).kind}
            </Text>
          </li>
        ))}
      </PlainList>
    </section>
  );
};
