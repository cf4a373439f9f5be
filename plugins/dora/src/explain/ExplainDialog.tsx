// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type {
  DeliveryScope,
  MetricId,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import { Loading, ReadFailure, useAsyncData } from '@macadam/portal-react';
import { doraApiRef } from '../api';
import { metricWords } from '../figures';
import { Explanation } from './Explanation';
import { Share } from './Share';

/** How a figure came about, down to the rows that it was drawn from. */
export const ExplainDialog = (props: {
  metric: MetricId;
  scope: DeliveryScope;
  window: WindowQuery;
  onClose: () => void;
}) => {
  const { metric, scope, window, onClose } = props;
  const api = useApi(doraApiRef);
  const { value, error, retry } = useAsyncData(
    signal => api.explain(scope, metric, window, signal),
    [api, scope, metric, window],
  );
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
      width={880}
      height="auto"
    >
      <DialogHeader>{metricWords[metric].title}, explained</DialogHeader>
      <DialogBody>
        {error && (
          <ReadFailure
            what="The explanation"
            error={error}
            isOld={Boolean(value)}
            retry={retry}
          />
        )}
        {!value && !error && (
          <Loading label="Loading the explanation" height={240} />
        )}
        {value && <Explanation explanation={value} />}
      </DialogBody>
      <DialogFooter>
        <Share metric={metric} scope={scope} window={window} />
        <Button variant="primary" onPress={onClose}>
          Close
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
