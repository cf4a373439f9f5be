// SPDX-License-Identifier: Apache-2.0
import type { Server, ServerResponse } from 'node:http';
import type { LifecycleService } from '@backstage/backend-plugin-api';

/** With the time before it in which it still serves (10 s): less than the 30 s that orchestrators give. */
const PATIENCE_MS = 10_000;

/** The event bus answers 202 at once, and ends that answer when there are events: asked again, another process tells them. */
const onlyWaits = ({ headersSent, statusCode }: ServerResponse) =>
  headersSent && statusCode === 202;

/**
 * Has a server that stops be done in time. By itself it waits for every connection: for those that are kept for a
 * next request, which are the portal's own to itself among others, and for answers that only wait.
 *
 * @param options.patienceMs - how long what is under way may take before it is cut
 */
export function leaveInTime(
  server: Server,
  lifecycle: Pick<LifecycleService, 'addShutdownHook'>,
  { patienceMs = PATIENCE_MS } = {},
): void {
  const underWay = new Set<ServerResponse>();
  let leaves = false;
  server.on('request', (_, response: ServerResponse) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      if (leaves) server.closeIdleConnections();
    });
  });
  lifecycle.addShutdownHook(() => {
    leaves = true;
    for (const response of underWay) if (onlyWaits(response)) response.end();
    setTimeout(() => server.closeAllConnections(), patienceMs).unref();
  });
}
