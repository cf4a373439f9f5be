// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  formatAmounts,
  type Breakdown as Answer,
  type BreakdownBy,
} from '@macadam/plugin-cost-common';
import {
  EntityTabLink,
  Loading,
  NoData,
  NumberCell,
  ReadFailure,
  TableRegion,
  useAsyncData,
} from '@macadam/portal-react';
import { useState } from 'react';
import { costApiRef } from '../api';

const offered: [BreakdownBy, string][] = [
  ['group', 'By group'],
  ['system', 'By system'],
  ['category', 'By category'],
  ['provider', 'By provider'],
];

/** The parts of what everything costs; what belongs to nobody is one of them. */
export const Breakdown = ({ month }: { month: string }) => {
  const api = useApi(costApiRef);
  const [by, setBy] = useState<BreakdownBy>('group');
  const { value, error, retry } = useAsyncData(
    signal => api.getBreakdown({ month, by }, signal),
    [api, month, by],
  );
  return (
    <section aria-label="Parts of the whole">
      <Flex justify="between" align="center">
        <Text as="h3" variant="title-x-small" weight="bold">
          Parts of the whole
        </Text>
        <ToggleButtonGroup
          aria-label="Parts by"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[by]}
          onSelectionChange={([key]) => setBy(key as BreakdownBy)}
        >
          {offered.map(([key, title]) => (
            <ToggleButton key={key} id={key}>
              {title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Flex>
      {error && (
        <ReadFailure
          what="The parts"
          error={error}
          isOld={Boolean(value)}
          retry={retry}
        />
      )}
      {!value && !error && <Loading label="Loading the parts" height={160} />}
      {value?.parts.length === 0 && (
        <NoData reason="Nothing was charged in this month and the last" />
      )}
      {value && value.parts.length > 0 && <Parts parts={value.parts} />}
    </section>
  );
};

const Parts = ({ parts }: { parts: Answer['parts'] }) => (
  <TableRegion
    label="Parts"
    columns={[
      'Part',
      { number: 'This month so far' },
      { number: 'Same days of last month' },
      { number: 'Saved against the list price' },
    ]}
  >
    {parts.map(part => (
      <tr key={part.entityRef ?? part.title}>
        <td>
          {part.entityRef ? (
            <EntityTabLink entityRef={part.entityRef} tab="cost" />
          ) : (
            part.title
          )}
        </td>
        <NumberCell>{formatAmounts(part.toDate)}</NumberCell>
        <NumberCell>{formatAmounts(part.sameDaysBefore)}</NumberCell>
        <NumberCell>{formatAmounts(part.savings)}</NumberCell>
      </tr>
    ))}
  </TableRegion>
);
