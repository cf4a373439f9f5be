// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import type { Bill } from '@macadam/plugin-cost-common';
import { NumberCell, TableRegion } from '@macadam/portal-react';
import { momentWords } from '../figures';
import styles from './Bills.module.css';
import { stateWords } from './stateWords';

/** So many reasons are kept of one bill; more help nobody. */
const MOST_REJECTS = 100;

/** Where a bill is wrong, and why. */
export const RefusedBill = ({ bill }: { bill: Bill }) => {
  const { name, source, at, rejects } = bill;
  return (
    <div className={styles.refused}>
      <Text as="h4" weight="bold">
        {name}
      </Text>
      <Text as="p" color="secondary" variant="body-small">
        {`${source}, read ${momentWords(at)}. ${stateWords(bill)}.`}
      </Text>
      <TableRegion
        label={`What is wrong with ${name}`}
        columns={[{ number: 'Line' }, 'Column', 'Reason']}
      >
        {rejects.map(({ line, column, reason }) => (
          <tr key={JSON.stringify([line, column, reason])}>
            <NumberCell>{line}</NumberCell>
            <td>{column}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </TableRegion>
      {rejects.length >= MOST_REJECTS && (
        <Text as="p" color="secondary" variant="body-small">
          {`These are the first ${MOST_REJECTS}; there may be more.`}
        </Text>
      )}
    </div>
  );
};
