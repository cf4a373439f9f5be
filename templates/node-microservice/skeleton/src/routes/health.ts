import type { FastifyPluginAsync } from 'fastify';

/** What the probes are told. Draining means: finish what is here, send nothing new. */
export class Health {
  #hasStarted = false;
  #isDraining = false;

  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  get isReady(): boolean {
    return this.#hasStarted && !this.#isDraining;
  }

  /** It listens: from now on requests may come. */
  started(): void {
    this.#hasStarted = true;
  }

  drain(): void {
    this.#isDraining = true;
  }
}

/**
 * Startup asks whether the other two may be asked yet. Liveness asks whether a restart would help, so it depends on nothing. Readiness asks whether
 * requests should come here; a dependency that every request needs belongs in its answer.
 */
export function healthRoutes(health: Health): FastifyPluginAsync {
  return async app => {
    app.get('/health/startup', async (_request, reply) =>
      health.hasStarted
        ? { status: 'started' }
        : reply.code(503).send({ status: 'starting' }),
    );
    app.get('/health/live', async () => ({ status: 'live' }));
    app.get('/health/ready', async (_request, reply) =>
      health.isReady
        ? { status: 'ready' }
        : reply.code(503).send({ status: 'not ready' }),
    );
  };
}

/** Kubernetes asks every few seconds: neither a line in the log nor traffic to measure. */
export function isProbe(url: string): boolean {
  return url.startsWith('/health/');
}
