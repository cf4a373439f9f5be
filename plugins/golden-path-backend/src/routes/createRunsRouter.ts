// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { AuthorizedRunRemains } from '../remains/AuthorizedRunRemains';
import type { AuthorizedRunReports } from '../report/AuthorizedRunReports';

const taskId = z.string().uuid();

/** `GET /runs/:taskId/report`: what a run has brought. `GET` and `DELETE /runs/:taskId/remains`: what it left, and its removal. */
export function createRunsRouter(deps: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  remains: AuthorizedRunRemains;
  reports: AuthorizedRunReports;
}): Router {
  const { auditor, httpAuth, remains, reports } = deps;
  const router = PromiseRouter();

  router.get('/runs/:taskId/report', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await reports.report(taskIdOf(req), { credentials }));
  });

  router.get('/runs/:taskId/remains', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await remains.find(taskIdOf(req), { credentials }));
  });

  router.delete('/runs/:taskId/remains', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const id = taskIdOf(req);
    const event = await auditor.createEvent({
      eventId: 'run-remains-remove',
      severityLevel: 'high',
      request: req,
      meta: { taskId: id },
    });
    try {
      const answer = await remains.remove(id, { credentials });
      const removed = answer.removed.map(({ name }) => name);
      await event.success({ meta: { removed } });
      res.json(answer);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  return router;
}

function taskIdOf(request: Request): string {
  const parsed = taskId.safeParse(request.params.taskId);
  if (!parsed.success) throw new InputError('That is no id of a run');
  return parsed.data;
}
