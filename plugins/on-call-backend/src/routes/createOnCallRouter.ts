// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { MOST_SERVICES } from '@macadam/plugin-on-call-common';
import { entityRefOf, parsed } from '@macadam/portal-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { AuthorizedOnCallReader } from '../read/AuthorizedOnCallReader';

const reference = z.string().transform((text, context) => {
  try {
    return entityRefOf(parseEntityRef(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'is no entity reference' });
    return z.NEVER;
  }
});

const question = z.object({
  entityRef: z
    .array(reference)
    .min(1, 'names no entity')
    .max(MOST_SERVICES, `names more than ${MOST_SERVICES} entities`),
});

/** Who is on call for each of the entities that `entityRef` names, as often as it stands in the query. */
export function createOnCallRouter(deps: {
  httpAuth: HttpAuthService;
  onCall: AuthorizedOnCallReader;
}): Router {
  const router = PromiseRouter();
  router.get('/services', async (req, res) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    // Of more than twenty of the same name Express's own parser makes something else.
    const query = new URLSearchParams(req.url.split('?')[1]);
    const { entityRef } = parsed(question, {
      entityRef: query.getAll('entityRef'),
    });
    const services = await deps.onCall.onCall(entityRef, { credentials });
    res.json({ services });
  });
  return router;
}
