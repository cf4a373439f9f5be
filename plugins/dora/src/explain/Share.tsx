// SPDX-License-Identifier: Apache-2.0
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  DeliveryScope,
  MetricId,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import { useState } from 'react';
import { doraApiRef } from '../api';

/** Takes the rows along as a file, or the address of this very explanation. */
export const Share = (props: {
  metric: MetricId;
  scope: DeliveryScope;
  window: WindowQuery;
}) => {
  const { metric, scope, window: asked } = props;
  const api = useApi(doraApiRef);
  const toastApi = useApi(toastApiRef);
  const [isPending, setIsPending] = useState(false);

  const download = async () => {
    setIsPending(true);
    try {
      save(await api.getRowsCsv(scope, metric, asked), `${metric}.csv`);
    } catch (error) {
      toastApi.post({
        title: `The rows could not be read: ${(error as Error).message}`,
        status: 'danger',
      });
    } finally {
      setIsPending(false);
    }
  };
  const copy = async () => {
    const address = window.location.href;
    try {
      await navigator.clipboard.writeText(address);
      toastApi.post({ title: 'The link is copied', status: 'success' });
    } catch {
      // Without the right to the clipboard a person can still take it from here.
      toastApi.post({ title: address, status: 'info' });
    }
  };

  return (
    <>
      <Button variant="secondary" isPending={isPending} onPress={download}>
        All rows as CSV
      </Button>
      <Button variant="secondary" onPress={copy}>
        Copy a link to this
      </Button>
    </>
  );
};

function save(rows: Blob, name: string) {
  const address = URL.createObjectURL(rows);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
