// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { CostScope, DaysQuery } from '@macadam/plugin-cost-common';
import { Loading, NoData, ReadFailure, usePages } from '@macadam/portal-react';
import { costApiRef } from '../api';
import { countWords } from '../figures';
import { CsvButton } from './CsvButton';
import { LinesTable } from './LinesTable';

const PAGE = 50;

/** Everything that was charged for in a window, page below page. */
export const Lines = (props: {
  scope: CostScope;
  days: DaysQuery;
  showEntity: boolean;
}) => {
  const { scope, days, showEntity } = props;
  const { first, last } = days;
  const api = useApi(costApiRef);
  const { items, latest, error, isFirstLoading, more, retry } = usePages(
    (cursor, signal) =>
      api.getLines(scope, { first, last, cursor, limit: PAGE }, signal),
    [api, scope, first, last],
  );
  return (
    <section aria-label="Lines of the bills">
      <Flex justify="between" align="center">
        <Text as="h3" variant="title-x-small" weight="bold">
          What it is made of
        </Text>
        {items.length > 0 && <CsvButton scope={scope} days={days} />}
      </Flex>
      {error && (
        <ReadFailure
          what="The lines"
          error={error}
          isOld={items.length > 0}
          retry={retry}
        />
      )}
      {isFirstLoading && <Loading label="Loading the lines" height={240} />}
      {latest && items.length === 0 && (
        <NoData reason="Nothing was charged in these days" />
      )}
      {items.length > 0 && (
        <LinesTable
          label="Lines"
          lines={items}
          showEntity={showEntity}
          showRule
        />
      )}
      {latest?.leavesOutUnallocated && (
        <Text color="secondary" variant="body-small">
          The lines of what belongs to nobody are for the platform team, and not
          among these.
        </Text>
      )}
      {latest && items.length > 0 && (
        <Text role="status" color="secondary" variant="body-small">
          {`${countWords(items.length)} of ${countWords(
            Math.max(latest.total, items.length),
          )} lines`}
        </Text>
      )}
      {more && (
        <div>
          <Button variant="secondary" onPress={more}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
};
