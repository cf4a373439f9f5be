// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Owners } from '@macadam/plugin-golden-path-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';

/** `GET /owners`: the groups that the caller may create for. It tells no more than the catalog tells them. */
export function createOwnersRouter(deps: {
  httpAuth: HttpAuthService;
  owners: Pick<Owners, 'choices'>;
}): Router {
  const { httpAuth, owners } = deps;
  const router = PromiseRouter();

  router.get('/owners', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json({ owners: await owners.choices(credentials) });
  });

  return router;
}
