// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parsed } from '@macadam/portal-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedCostReader } from '../read/AuthorizedCostReader';
import { billsQuery, breakdownQuery, budgetsQuery } from './queries';

/** What is asked of all costs together. */
export function createOrganizationRouter(deps: {
  costs: AuthorizedCostReader;
  httpAuth: HttpAuthService;
}): Router {
  const { costs } = deps;
  const router = PromiseRouter();
  const callerOf = async (req: Request) => ({
    credentials: await deps.httpAuth.credentials(req, { allow: ['user'] }),
  });

  router.get('/organization/breakdown', async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(breakdownQuery, req.query);
    res.json(await costs.breakdown(query, caller));
  });

  router.get('/organization/budgets', async (req, res) => {
    const caller = await callerOf(req);
    const { limit, cursor: after } = parsed(budgetsQuery, req.query);
    res.json(await costs.budgets({ limit, after }, caller));
  });

  router.get('/bills', async (req, res) => {
    const caller = await callerOf(req);
    const { limit, cursor: after } = parsed(billsQuery, req.query);
    res.json(await costs.bills({ limit, after }, caller));
  });

  return router;
}
