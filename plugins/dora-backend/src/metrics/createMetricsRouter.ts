// SPDX-License-Identifier: Apache-2.0
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Registry } from 'prom-client';

/** `GET /metrics`, for a Prometheus that can reach the portal's port: it asks nobody who they are. */
export function createMetricsRouter(registry: Registry): Router {
  const router = PromiseRouter();
  router.get('/', async (_, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
