// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { registrationRequestSchema } from '@macadam/plugin-golden-path-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { AuthorizedRegistrations } from '../registration/AuthorizedRegistrations';

const address = z.object({ url: z.string().url().max(2000) });

/** `GET /registrations?url=`: how a repository stands to the catalog. `POST /registrations`: the pull request that brings it in. */
export function createRegistrationsRouter(deps: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  registrations: AuthorizedRegistrations;
}): Router {
  const { auditor, httpAuth, registrations } = deps;
  const router = PromiseRouter();
  router.use(express.json({ limit: '256kb' }));

  router.get('/registrations', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { url } = parsed(address, req.query);
    res.json(await registrations.read(url, { credentials }));
  });

  router.post('/registrations', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const request = parsed(registrationRequestSchema, req.body);
    const event = await auditor.createEvent({
      eventId: 'registration-propose',
      severityLevel: 'medium',
      request: req,
      meta: { repository: request.url },
    });
    try {
      const answer = await registrations.propose(request, { credentials });
      await event.success({ meta: { pullRequest: answer.pullRequest } });
      res.status(answer.isNew ? 201 : 200).json(answer);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  return router;
}

function parsed<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InputError(`${issue.path.join('.')}: ${issue.message}`);
}
