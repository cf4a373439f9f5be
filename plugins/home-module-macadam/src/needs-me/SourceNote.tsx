// SPDX-License-Identifier: Apache-2.0
import type { SourceState } from '@macadam/portal-common';
import { Alert, Text } from '@backstage/ui';
import { ago } from './ago';

/** How fresh what stands above is; a source that fails is said to, and taken neither for an empty nor for a healthy one. */
export const SourceNote = ({ source }: { source: SourceState }) => {
  if (source.failingSince) {
    return (
      <Alert
        status="warning"
        icon
        title={`GitHub has not answered since ${ago(source.failingSince)}`}
        description={
          source.readAt
            ? `What stands here is as of ${ago(source.readAt)}.`
            : 'Nothing could be read yet. It is tried again by itself.'
        }
      />
    );
  }
  return (
    <Text color="secondary" variant="body-small">
      {source.readAt
        ? `From GitHub, read ${ago(source.readAt)}`
        : 'GitHub has not been read yet; what needs you appears here after that.'}
    </Text>
  );
};
