// SPDX-License-Identifier: Apache-2.0
import { Alert, Text } from '@backstage/ui';
import type { SourceState } from '@macadam/portal-common';
import { ago } from './ago';

/** How fresh what stands above is; a source that fails is said to, and taken neither for an empty nor for a healthy one. */
export const SourceNote = (props: { title: string; source: SourceState }) => {
  const { title, source } = props;
  if (source.failingSince) {
    return (
      <Alert
        status="warning"
        icon
        title={`${title} has not answered since ${ago(source.failingSince)}`}
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
        ? `From ${title}, read ${ago(source.readAt)}`
        : `${title} has not been read yet.`}
    </Text>
  );
};
