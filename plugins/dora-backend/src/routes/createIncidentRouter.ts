// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { causeRequestSchema } from '@macadam/plugin-dora-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedDeliveryReader } from '../read/AuthorizedDeliveryReader';
import { parsed } from '@macadam/portal-node';
import { incidentParams } from './queries';

/** `PUT /incidents/:id/cause`: who answers for a service says what caused an incident of it. */
export function createIncidentRouter(deps: {
  delivery: AuthorizedDeliveryReader;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.put('/incidents/:id/cause', express.json(), async (req, res) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const { id } = parsed(incidentParams, req.params);
    const cause = parsed(causeRequestSchema, req.body);
    const caller = { credentials, request: req };
    res.json(await deps.delivery.decideCause(id, cause, caller));
  });
  return router;
}
