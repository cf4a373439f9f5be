// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { RunRemains } from '@macadam/plugin-golden-path-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathApiRef } from '../api';

/** How often a run that still goes on is asked whether it has ended. */
const pollMilliseconds = 3000;

/** What the run left now, read again until it has ended. */
export function useRemains(taskId: string) {
  const api = useApi(goldenPathApiRef);
  const state = useAsyncRetry(() => api.getRemains(taskId), [api, taskId]);

  useInterval(
    state.retry,
    state.value && isRunning(state.value) ? pollMilliseconds : null,
  );
  return state;
}

export function isRunning({ status }: RunRemains): boolean {
  return status === 'open' || status === 'processing';
}
