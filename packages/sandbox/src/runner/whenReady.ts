// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MILLISECONDS = 1000;

/** Comes back when a GET of the address is answered with success, or the signal is aborted; tells which. */
export async function whenReady(
  url: string,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    if (await isReady(url, signal)) return true;
    await pause(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => {});
  }
  return false;
}

async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
