// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import type { CostSourceStatus } from '@macadam/plugin-cost-common';
import { SourceNote } from '@macadam/portal-react';
import { dayOf } from './words';

/** Where the figures above come from, and how fresh they are. */
export const Sources = ({ sources }: { sources: CostSourceStatus[] }) => (
  <div>
    {sources.map(({ id, title, read, lastDay, refusedBills }) => (
      <div key={id}>
        <SourceNote title={title} source={read} />
        <Text as="p" color="secondary" variant="body-small">
          {[
            lastDay && `Its last bill is of ${dayOf(lastDay)}.`,
            refusedBills > 0 &&
              `${refusedBills} of its bills could not be counted; the platform team sees why.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </Text>
      </div>
    ))}
  </div>
);
