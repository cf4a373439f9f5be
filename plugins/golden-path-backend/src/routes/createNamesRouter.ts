// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { isServiceName, SERVICE_NAME_RULE } from '@macadam/portal-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { NameAvailabilityReader } from '../names/NameAvailabilityReader';

/** `GET /names/:name`: whether a service may be called so. */
export function createNamesRouter(deps: {
  httpAuth: HttpAuthService;
  names: NameAvailabilityReader;
}): Router {
  const { httpAuth, names } = deps;
  const router = PromiseRouter();

  router.get('/names/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { name } = req.params;
    if (!isServiceName(name)) throw new InputError(SERVICE_NAME_RULE);
    res.json(await names.availability(name, { credentials }));
  });

  return router;
}
