// SPDX-License-Identifier: Apache-2.0
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntityList } from '@backstage/plugin-catalog-react';
import { Alert, Flex, Link, Table, Text } from '@backstage/ui';
import { asSentence } from '@macadam/portal-common';
import { useMemo } from 'react';
import { columnsFor } from './columns';

/** Whether the first answer is still to come. */
export const useIsUnanswered = () => {
  const { entities, error, filters, loading } = useEntityList();
  // The filters come later than the list, and nothing is asked for before: an empty list would be a lie.
  const isAsked = Object.values(filters).some(Boolean);
  return !error && entities.length === 0 && (loading || !isAsked);
};

/** What the filters leave of the catalog, a page at a time. */
export const EntityList = () => {
  const list = useEntityList();
  const { entities, filters, pageInfo, totalItems, limit, loading } = list;
  const isUnanswered = useIsUnanswered();
  const kind = entities[0]?.kind ?? filters.kind?.value ?? 'Component';
  const columns = useMemo(() => columnsFor(kind), [kind]);
  const rows = useMemo(
    () =>
      entities.map(entity => ({ ...entity, id: stringifyEntityRef(entity) })),
    [entities],
  );

  if (list.error) {
    return (
      <Alert
        status="danger"
        icon
        title="The catalog could not be read"
        description={`${asSentence(
          list.error.message,
        )} Try again in a moment; if it stays so, show this to your platform team.`}
      />
    );
  }
  return (
    <Table<Entity & { id: string }>
      columnConfig={columns}
      data={isUnanswered ? undefined : rows}
      isPending={isUnanswered}
      isStale={loading && rows.length > 0}
      emptyState={<NothingHere filtered={filters.user?.value !== 'all'} />}
      pagination={{
        type: 'page',
        pageSize: limit,
        pageSizeOptions: pageSizes,
        onPageSizeChange: list.setLimit,
        totalCount: totalItems,
        getLabel: ({ totalCount }) => counted(totalCount),
        hasNextPage: Boolean(pageInfo?.next),
        hasPreviousPage: Boolean(pageInfo?.prev),
        onNextPage: () => pageInfo?.next?.(),
        onPreviousPage: () => pageInfo?.prev?.(),
      }}
    />
  );
};

const pageSizes = [20, 50, 100];

const counted = (total: number | undefined) =>
  total === 1 ? '1 entity' : `${total ?? ''} entities`;

const NothingHere = ({ filtered }: { filtered: boolean }) => (
  <Flex direction="column" gap="1">
    <Text weight="bold">Nothing in the catalog fits these filters</Text>
    {filtered ? (
      <Link href="/catalog?filters[user]=all">
        Show all, not only what you own
      </Link>
    ) : (
      <Link href="/catalog?filters[user]=all">Start again without filters</Link>
    )}
  </Flex>
);
