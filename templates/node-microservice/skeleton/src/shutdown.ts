import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Health } from './routes/health.ts';

/** Kubernetes kills after 30 s; a log line that says why is worth more than those last seconds. */
const LIMIT_MS = 25_000;

export interface ShutdownOptions {
  app: FastifyInstance;
  /** Closed last, so that what the end looked like can still be scraped. */
  metricsServer: FastifyInstance;
  health: Health;
  /** How long to answer "not ready" and still serve, for balancers that look only now and then. */
  delayMs: number;
}

/**
 * On SIGTERM or Ctrl-C: not ready, serve what is under way, then let the process run out of work.
 * A second signal ends it at once.
 */
export function shutDownOnSignals(options: ShutdownOptions): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void shutDown(options, signal);
    });
  }
}

async function shutDown(
  options: ShutdownOptions,
  signal: string,
): Promise<void> {
  const { app, metricsServer, health, delayMs } = options;
  app.log.info({ signal }, 'stopping');
  setTimeout(() => {
    app.log.error(
      'requests were still running at the limit; giving up on them',
    );
    process.exit(1);
  }, LIMIT_MS).unref();

  health.drain();
  await sleep(delayMs);
  await app.close();
  await metricsServer.close();
  app.log.info('stopped');
}
