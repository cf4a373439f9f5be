// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { entityRefOf } from '@macadam/portal-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedToolStatusReader } from '../read/AuthorizedToolStatusReader';

/** `GET /entities/:kind/:namespace/:name`: what the tools that the entity names say of it. */
export function createToolStatusRouter(deps: {
  httpAuth: HttpAuthService;
  tools: AuthorizedToolStatusReader;
}): Router {
  const router = PromiseRouter();
  router.get('/entities/:kind/:namespace/:name', async (req, res) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const entityRef = entityRefOf(req.params);
    res.json({ tools: await deps.tools.status(entityRef, { credentials }) });
  });
  return router;
}
