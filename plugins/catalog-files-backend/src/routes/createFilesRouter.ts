// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { SHORTEST_QUESTION } from '@macadam/plugin-catalog-files-common';
import { parsed } from '@macadam/portal-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { AuthorizedFileReader } from '../read/AuthorizedFileReader';

const untakenQuery = z.object({
  question: z.string().trim().min(SHORTEST_QUESTION).max(100),
});

/** `GET /entities/:kind/:namespace/:name`: how an entity's file does. `GET /mine`: which of my files need mending. `GET /source`: how all of them do. `GET /untaken`: which of what is called so the catalog does not take. */
export function createFilesRouter(deps: {
  files: AuthorizedFileReader;
  httpAuth: HttpAuthService;
}): Router {
  const { files, httpAuth } = deps;
  const router = PromiseRouter();

  router.get('/mine', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json({ files: await files.mine({ credentials }) });
  });

  router.get('/source', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await files.source());
  });

  router.get('/untaken', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { question } = parsed(untakenQuery, req.query);
    res.json({ files: await files.untaken(question, { credentials }) });
  });

  router.get('/entities/:kind/:namespace/:name', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    res.json(await files.ofEntity(entityRef, { credentials }));
  });

  return router;
}
