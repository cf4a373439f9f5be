// SPDX-License-Identifier: Apache-2.0
import { Alert } from '@backstage/ui';
import type { SourceState } from '@macadam/portal-common';
import { readableTime } from './readableTime';

/** Says since when what is shown below is not fresh, and nothing while it is. */
export const SourceNotice = ({ source }: { source: SourceState }) => {
  const { failingSince, readAt } = source;
  if (!failingSince) return null;
  return (
    <Alert
      status="warning"
      icon
      title={`GitHub cannot be read since ${readableTime(failingSince)}`}
      description={
        readAt
          ? `What you see is from ${readableTime(
              readAt,
            )}. The portal tries again on its own.`
          : 'Nothing has been read yet. The portal tries again on its own.'
      }
    />
  );
};
