// SPDX-License-Identifier: Apache-2.0
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { CostScope, DaysQuery } from '@macadam/plugin-cost-common';
import { costApiRef } from '../api';

/** All lines as a file. It is asked for with the reader's own credentials, so it is no plain link. */
export const CsvButton = (props: { scope: CostScope; days: DaysQuery }) => {
  const api = useApi(costApiRef);
  const toasts = useApi(toastApiRef);
  const download = async () => {
    try {
      const { first, last } = props.days;
      const file = await api.getLinesCsv(props.scope, props.days);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `cost-${first}-${last}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      toasts.post({
        title: `The file could not be read: ${(error as Error).message}`,
        status: 'danger',
      });
    }
  };
  return (
    <Button variant="secondary" size="small" onPress={download}>
      Download as CSV
    </Button>
  );
};
