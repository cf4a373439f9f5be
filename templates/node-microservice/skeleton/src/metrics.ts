import Fastify, { type FastifyInstance } from 'fastify';
import {
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
} from 'prom-client';
import type { Config } from './config.ts';
import { isProbe } from './routes/health.ts';

export interface Metrics {
  /** Counts and times every request of `app` but the probes, which are no traffic. */
  observe(app: FastifyInstance): void;
  /** A server with `GET /metrics` alone, for a port that callers do not reach. */
  createServer(): FastifyInstance;
}

export function createMetrics(service: Config['service']): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({
    service: service.name,
    env: service.environment,
  });
  collectDefaultMetrics({ register: registry });

  new Gauge({
    name: 'build_info',
    help: 'Always 1; what runs here stands in the labels',
    labelNames: ['version', 'revision', 'node'],
    registers: [registry],
  }).set(
    {
      version: service.version,
      revision: service.revision,
      node: process.version,
    },
    1,
  );

  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });

  return {
    observe: app =>
      app.addHook('onResponse', async (request, reply) => {
        if (isProbe(request.url)) return;
        const labels = {
          method: request.method,
          // The pattern, not the path: one series a route, however many names are asked for.
          route: request.routeOptions.url ?? 'unmatched',
          status: String(reply.statusCode),
        };
        requests.inc(labels);
        duration.observe(labels, reply.elapsedTime / 1000);
      }),
    createServer: () => {
      const server = Fastify({ forceCloseConnections: 'idle' });
      server.get('/metrics', async (_request, reply) =>
        reply.type(registry.contentType).send(await registry.metrics()),
      );
      return server;
    },
  };
}
