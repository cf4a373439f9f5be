// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import type { Bill } from '@macadam/plugin-cost-common';
import {
  Loading,
  NoData,
  NumberCell,
  ReadFailure,
  TableRegion,
  usePages,
} from '@macadam/portal-react';
import { costApiRef } from '../api';
import { countWords, momentWords, refusalIn } from '../figures';
import styles from './Bills.module.css';
import { RefusedBill } from './RefusedBill';
import { stateWords } from './stateWords';

/** Every bill that came, and what became of it; of those that are refused where, why, and what to do. */
export const Bills = () => {
  const api = useApi(costApiRef);
  const { items, latest, error, isFirstLoading, more, retry } = usePages(
    (cursor, signal) => api.getBills({ cursor }, signal),
    [api],
  );
  const refusal = refusalIn(error);
  if (refusal) return <NoData reason={refusal} />;
  return (
    <section aria-label="Bills" className={styles.bills}>
      <Text as="h3" variant="title-x-small" weight="bold">
        Bills
      </Text>
      <Text as="p" color="secondary">
        A bill counts whole or not at all: a file, or what a source tells of a
        day or a month.
      </Text>
      {error && (
        <ReadFailure
          what="The bills"
          error={error}
          isOld={items.length > 0}
          retry={retry}
        />
      )}
      {isFirstLoading && <Loading label="Loading the bills" height={240} />}
      {latest?.total === 0 && (
        <NoData reason="No bill has come yet. The sources are asked again by themselves." />
      )}
      {latest && latest.refused > 0 && <Refused count={latest.refused} />}
      {items
        .filter(({ state }) => state === 'refused')
        .map(bill => (
          <RefusedBill key={bill.id} bill={bill} />
        ))}
      {items.length > 0 && <BillsTable bills={items} />}
      {latest && latest.total > 0 && (
        <Text role="status" color="secondary" variant="body-small">
          {`${countWords(items.length)} of ${countWords(latest.total)} bills`}
        </Text>
      )}
      {more && (
        <div>
          <Button variant="secondary" onPress={more}>
            Show more bills
          </Button>
        </div>
      )}
    </section>
  );
};

const Refused = ({ count }: { count: number }) => (
  <Alert
    status="warning"
    icon
    title={
      count === 1
        ? 'One bill is refused as a whole'
        : `${countWords(count)} bills are refused as a whole`
    }
    description="Mend a file where it lies, or have it exported anew, and the next turn reads it by itself. What is not to count at all is taken away."
  />
);

const BillsTable = ({ bills }: { bills: Bill[] }) => (
  <TableRegion
    label="Bills that came"
    columns={[
      'Bill',
      'Source',
      'Read',
      'What became of it',
      { number: 'Rows' },
    ]}
  >
    {bills.map(bill => (
      <tr key={bill.id}>
        <td>{bill.name}</td>
        <td>{bill.source}</td>
        <td>{momentWords(bill.at)}</td>
        <td>{stateWords(bill)}</td>
        <NumberCell>
          {bill.state === 'counted' ? countWords(bill.charges) : 'none'}
        </NumberCell>
      </tr>
    ))}
  </TableRegion>
);
