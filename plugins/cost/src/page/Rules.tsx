// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  formatAmounts,
  type CostScope,
  type DaysQuery,
} from '@macadam/plugin-cost-common';
import {
  Loading,
  NoData,
  NumberCell,
  ReadFailure,
  TableRegion,
  useAsyncData,
} from '@macadam/portal-react';
import { costApiRef } from '../api';

/** Why these costs are here: the rules by which they came, in the order in which they are tried. */
export const Rules = (props: { scope: CostScope; days: DaysQuery }) => {
  const { scope } = props;
  const { first, last } = props.days;
  const api = useApi(costApiRef);
  const { value, error, retry } = useAsyncData(
    signal => api.getAllocation(scope, { first, last }, signal),
    [api, scope, first, last],
  );
  return (
    <section aria-label="Why these costs are here">
      <Text as="h3" variant="title-x-small" weight="bold">
        Why these costs are here
      </Text>
      {error && <ReadFailure what="The rules" error={error} retry={retry} />}
      {!value && !error && <Loading label="Loading the rules" height={80} />}
      {value?.rules.length === 0 && (
        <NoData reason="No rule led a cost of these days here" />
      )}
      <Text as="p" color="secondary">
        A charge counts once, in however many files it stands. Different sources
        are added.
      </Text>
      {value?.clusters.map(({ name, says }) => (
        <Text key={name} as="p" color="secondary">
          {`Cluster ${name}: ${says}`}
        </Text>
      ))}
      {value && value.rules.length > 0 && (
        <TableRegion
          label="Rules"
          columns={[
            'Rule',
            'It applies where',
            { number: 'Resources' },
            { number: 'Cost' },
          ]}
        >
          {value.rules.map(({ rule, says, resources, amounts }) => (
            <tr key={rule ?? ''}>
              <td>{rule ?? 'None'}</td>
              <td>{says}</td>
              <NumberCell>{resources}</NumberCell>
              <NumberCell>{formatAmounts(amounts)}</NumberCell>
            </tr>
          ))}
        </TableRegion>
      )}
    </section>
  );
};
