import type { IncomingHttpHeaders } from 'node:http';

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

/** The caller's trace, so that this service's log lines are found with it. */
export function traceFields(
  headers: IncomingHttpHeaders,
): Record<string, string> {
  const [, traceId] = TRACEPARENT.exec(String(headers.traceparent)) ?? [];
  return traceId === undefined ? {} : { trace_id: traceId };
}
