// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from '@backstage/ui';
import { asSentence } from '@macadam/portal-common';

/** A question that got no answer: why, and the one thing to do. `isOld` when what stands beside it is an earlier answer. */
export const ReadFailure = (props: {
  what: string;
  error: Error;
  isOld?: boolean;
  retry: () => void;
}) => (
  <Alert
    role="alert"
    status={props.isOld ? 'warning' : 'danger'}
    icon
    title={`${props.what} could not be read`}
    description={
      props.isOld
        ? `${asSentence(props.error.message)} What you see is from before.`
        : props.error.message
    }
    customActions={
      <Button variant="secondary" onPress={props.retry}>
        Try again
      </Button>
    }
  />
);
