import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { isProbe } from '../routes/health.ts';

/** Wherever these keys turn up in a log line, their values do not. */
const SECRETS = ['authorization', 'cookie', 'password', 'secret', 'token'];

/** JSON lines on standard output: ts, level, msg, service, env, version and what a request adds. */
export function createLogger(
  config: Pick<Config, 'service' | 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const { name, version, environment } = config.service;
  const options = {
    level: config.logLevel,
    base: { service: name, env: environment, version },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"ts":"${new Date().toISOString()}"`,
    redact: {
      paths: SECRETS.flatMap(key => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The caller's own id when it is harmless to log, or else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given)
    ? given
    : randomUUID();
}

/** One line a request. The query string stays out: people put secrets there. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const level = isProbe(request.url) ? 'debug' : 'info';
    request.log[level](
      {
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime),
      },
      'request answered',
    );
  });
}
