// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DeliveryScope,
  DeliverySeries,
  DeliverySummary,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import { useAsyncData, type AsyncData } from '@macadam/portal-react';
import { doraApiRef } from './api';

/** How soon a deployment that just happened shows without a reload. */
const REFRESH_MILLISECONDS = 5000;

export interface Delivery {
  summary: AsyncData<DeliverySummary>;
  series: AsyncData<DeliverySeries>;
}

/** The figures and their course. The course is read again when the figures rest on other rows than before. */
export function useDelivery(
  scope: DeliveryScope,
  window: WindowQuery,
  bucket: 'day' | 'week',
): Delivery {
  const api = useApi(doraApiRef);
  const summary = useAsyncData(
    signal => api.getSummary(scope, window, signal),
    [api, scope, window],
    { refreshMilliseconds: REFRESH_MILLISECONDS },
  );
  const series = useAsyncData(
    signal => api.getSeries(scope, { ...window, bucket }, signal),
    [api, scope, window, bucket, summary.value?.dataVersion],
  );
  return { summary, series };
}
