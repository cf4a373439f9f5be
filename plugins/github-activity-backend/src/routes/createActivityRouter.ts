// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { AuthorizedActivityReader } from '../read/AuthorizedActivityReader';
import type { Caller } from '../read/Caller';

const id = z.coerce.number().int().positive();
const runsQuery = z.object({
  // No branch of git holds a control character, and PostgreSQL takes no NUL.
  branch: z
    .string()
    .regex(/^[^\p{Cc}]{1,255}$/u)
    .optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
const ENTITY = '/entities/:kind/:namespace/:name';

/** Runs, jobs, logs and last changes of an entity's repository, a way to start a run again, and what needs the person who asks. */
export function createActivityRouter(deps: {
  activity: AuthorizedActivityReader;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
}): Router {
  const { activity } = deps;
  const router = PromiseRouter();
  const callerOf = async (req: Request) => ({
    credentials: await deps.httpAuth.credentials(req, { allow: ['user'] }),
  });

  router.get('/needs-me', async (req, res) => {
    res.json(await activity.needsMe(await callerOf(req)));
  });

  router.get(`${ENTITY}/runs`, async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(runsQuery, req.query);
    res.json(await activity.runs(entityRefOf(req), query, caller));
  });

  router.get(`${ENTITY}/runs/:runId`, async (req, res) => {
    const caller = await callerOf(req);
    const runId = parsed(id, req.params.runId);
    res.json(await activity.run(entityRefOf(req), runId, caller));
  });

  router.get(`${ENTITY}/runs/:runId/jobs`, async (req, res) => {
    const caller = await callerOf(req);
    const runId = parsed(id, req.params.runId);
    const jobs = await activity.jobs(entityRefOf(req), runId, caller);
    res.json({ jobs });
  });

  router.get(`${ENTITY}/jobs/:jobId/log`, async (req, res) => {
    const caller = await callerOf(req);
    const jobId = parsed(id, req.params.jobId);
    res.json(await activity.log(entityRefOf(req), jobId, caller));
  });

  router.get(`${ENTITY}/last-changes`, async (req, res) => {
    const caller = await callerOf(req);
    res.json(await activity.lastChanges(entityRefOf(req), caller));
  });

  mountRerun(router, { ...deps, callerOf });
  return router;
}

function mountRerun(
  router: Router,
  deps: {
    activity: AuthorizedActivityReader;
    auditor: AuditorService;
    callerOf: (req: Request) => Promise<Caller>;
  },
): void {
  router.post(`${ENTITY}/runs/:runId/rerun`, async (req, res) => {
    const caller = await deps.callerOf(req);
    const runId = parsed(id, req.params.runId);
    const entityRef = entityRefOf(req);
    const event = await deps.auditor.createEvent({
      eventId: 'run-rerun',
      severityLevel: 'medium',
      request: req,
      meta: { entityRef, runId },
    });
    try {
      await deps.activity.rerun(entityRef, runId, caller);
      await event.success();
      res.status(202).json({});
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
}

function entityRefOf({ params }: Request): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}

function parsed<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new InputError([path.join('.'), message].filter(Boolean).join(': '));
}
