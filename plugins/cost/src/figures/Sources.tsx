// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { CostSourceStatus } from '@macadam/plugin-cost-common';
import { SourceNote } from '@macadam/portal-react';
import { useIsPlatformTeam } from '../entity/useIsPlatformTeam';
import { organizationRef } from '../routes';
import { countWords, dayOf } from './words';

/** Where the figures above come from, and how fresh they are. */
export const Sources = ({ sources }: { sources: CostSourceStatus[] }) => (
  <div>
    {sources.map(({ id, title, read, lastDay, refusedBills }) => (
      <div key={id}>
        <SourceNote title={title} source={read} />
        {lastDay && (
          <Text color="secondary" variant="body-small">
            {read.failingSince ? 'Its' : '; its'} last bill is of{' '}
            {dayOf(lastDay)}.
          </Text>
        )}
        {refusedBills > 0 && <RefusedNote count={refusedBills} />}
      </div>
    ))}
  </div>
);

const RefusedNote = ({ count }: { count: number }) => {
  const isPlatformTeam = useIsPlatformTeam();
  const page = useRouteRef(organizationRef);
  const what = `${countWords(count)} of its bills could not be counted`;
  return (
    <Text as="p" color="secondary" variant="body-small">
      {isPlatformTeam && page ? (
        <Link href={`${page()}?show=bills`}>{`${what}: see why`}</Link>
      ) : (
        `${what}; the platform team sees why.`
      )}
    </Text>
  );
};
