// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import type {
  CostLine,
  CostScope,
  DaysQuery,
} from '@macadam/plugin-cost-common';
import { NoData, ReadFailure, useAsyncData } from '@macadam/portal-react';
import { useState } from 'react';
import { costApiRef } from '../api';
import { CsvButton } from './CsvButton';
import { LinesTable } from './LinesTable';

const PAGE = 50;

interface Listed {
  items: CostLine[];
  total: number;
  isMore: boolean;
}

/** Everything that was charged for in a window, page below page. */
export const Lines = (props: {
  scope: CostScope;
  days: DaysQuery;
  showEntity: boolean;
}) => {
  const { scope, days, showEntity } = props;
  const { first, last } = days;
  const api = useApi(costApiRef);
  const [pages, setPages] = useState(1);
  const { value, error, retry } = useAsyncData<Listed>(
    async signal => {
      const items: CostLine[] = [];
      let cursor: string | undefined;
      let total = 0;
      for (let page = 0; page < pages; page += 1) {
        if (page > 0 && !cursor) break;
        const query = { first, last, cursor, limit: PAGE };
        const answer = await api.getLines(scope, query, signal);
        items.push(...answer.items);
        cursor = answer.nextCursor;
        total = Math.max(total, answer.total);
      }
      return { items, total, isMore: Boolean(cursor) };
    },
    [api, scope, first, last, pages],
  );
  return (
    <section aria-label="Lines of the bills">
      <Flex justify="between" align="center">
        <Text as="h3" variant="title-x-small" weight="bold">
          What it is made of
        </Text>
        {value && value.total > 0 && <CsvButton scope={scope} days={days} />}
      </Flex>
      {error && (
        <ReadFailure
          what="The lines"
          error={error}
          isOld={Boolean(value)}
          retry={retry}
        />
      )}
      {!value && !error && (
        <Skeleton height={240} aria-label="Loading the lines" />
      )}
      {value?.total === 0 && (
        <NoData reason="Nothing was charged in these days" />
      )}
      {value && value.total > 0 && (
        <>
          <LinesTable
            label="Lines"
            lines={value.items}
            showEntity={showEntity}
            showRule
          />
          <Text role="status" color="secondary" variant="body-small">
            {`${value.items.length} of ${value.total} lines`}
          </Text>
          {value.isMore && (
            <div>
              <Button
                variant="secondary"
                onPress={() => setPages(known => known + 1)}
              >
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
};
