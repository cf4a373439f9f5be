import type { IncomingHttpHeaders } from 'node:http';
import { trace } from '@opentelemetry/api';

/** The ids of the span that serves the request, for its log lines. */
export const traceFields: (
  headers: IncomingHttpHeaders,
) => Record<string, string> = () => {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
};
