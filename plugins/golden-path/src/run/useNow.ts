// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

const tickMilliseconds = 1000;

/** The time, second by second while it matters. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), isTicking ? tickMilliseconds : null);
  return now;
}
