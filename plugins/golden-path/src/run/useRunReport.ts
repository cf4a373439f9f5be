// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { RunReport } from '@macadam/plugin-golden-path-common';
import { useEffect, useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathApiRef } from '../api';
import { nextLookIn } from './settling';

const afterErrorMilliseconds = 10_000;

/**
 * What a run has brought so far, looked at again until nothing about it will change, and at once when `hasEnded` turns true. The last report
 * stays while a later one cannot be had; `error` says so.
 */
export function useRunReport(taskId: string, hasEnded: boolean) {
  const api = useApi(goldenPathApiRef);
  const { value, error, retry } = useAsyncRetry(
    () => api.getRunReport(taskId),
    [api, taskId, hasEnded],
  );
  const last = useRef<RunReport>();
  useEffect(() => {
    if (value) last.current = value;
  }, [value]);
  const report = value ?? last.current;

  useInterval(retry, pauseOf(value, error) ?? null);
  return {
    report: report?.taskId === taskId ? report : undefined,
    error,
    retry,
  };
}

function pauseOf(report: RunReport | undefined, error: Error | undefined) {
  if (error) return isFinal(error) ? undefined : afterErrorMilliseconds;
  return report && nextLookIn(report);
}

/** Asking again would be answered the same. */
function isFinal(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode < 500;
}
