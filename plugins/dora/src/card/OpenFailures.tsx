// SPDX-License-Identifier: Apache-2.0
import { Alert } from '@backstage/ui';
import type { DeliveryCounts } from '@macadam/plugin-dora-common';
import { formatDuration } from '@macadam/portal-common';

/** What is broken at this moment comes before every figure. */
export const OpenFailures = ({ counts }: { counts: DeliveryCounts }) => {
  const { open, openAgeSeconds } = counts;
  if (open === 0) return null;
  const [longest] = openAgeSeconds;
  return (
    <Alert
      status="danger"
      icon
      title={
        open === 1
          ? 'A failed deployment has not recovered yet'
          : `${open} failed deployments have not recovered yet`
      }
      description={
        longest === undefined
          ? undefined
          : `Since ${formatDuration(
              longest,
            )}. It counts as failed now, and enters the recovery time once it has recovered.`
      }
    />
  );
};
