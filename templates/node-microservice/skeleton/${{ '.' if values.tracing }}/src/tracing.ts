import { FastifyOtelInstrumentation } from '@fastify/otel';
import { diag } from '@opentelemetry/api';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { readPackage } from './config.ts';

/**
 * Loaded by `--import`, before anything that it should see. Without an endpoint it does nothing;
 * the endpoint and all else are set by OpenTelemetry's own variables:
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
const { env } = process;
if (env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
  const { name } = readPackage();
  // Metrics are scraped and logs are read from standard output; only traces are sent.
  env.OTEL_METRICS_EXPORTER ??= 'none';
  env.OTEL_LOGS_EXPORTER ??= 'none';
  const sdk = new NodeSDK({
    serviceName: env.OTEL_SERVICE_NAME ?? name,
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url }) =>
          url === '/metrics' || url?.startsWith('/health/') === true,
      }),
      new FastifyOtelInstrumentation({ registerOnInitialization: true }),
      new UndiciInstrumentation(),
    ],
  });
  sdk.start();
  // The last spans leave once the server has closed and nothing else is left to do. A collector
  // that is away loses them; that is no reason for the service to fail.
  process.once('beforeExit', () => {
    sdk.shutdown().catch((error: unknown) => {
      diag.error('the last spans were not delivered', error);
    });
  });
}
