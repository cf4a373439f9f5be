// SPDX-License-Identifier: Apache-2.0
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parsed } from '@macadam/portal-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedCostReader } from '../read/AuthorizedCostReader';
import { daysQuery, linesQuery, monthQuery, seriesQuery } from './queries';
import { askedOf, scoped } from './scoped';

/** What things cost, why, and what they will. */
export function createCostRouter(deps: {
  costs: AuthorizedCostReader;
  httpAuth: HttpAuthService;
}): Router {
  const { costs } = deps;
  const router = PromiseRouter();
  const callerOf = async (req: Request) => ({
    credentials: await deps.httpAuth.credentials(req, { allow: ['user'] }),
  });

  router.get(scoped('summary'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(monthQuery, req.query);
    res.json(await costs.summary(askedOf(req), query, caller));
  });

  router.get(scoped('series'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(seriesQuery, req.query);
    res.json(await costs.series(askedOf(req), query, caller));
  });

  router.get(scoped('lines'), async (req, res) => {
    const caller = await callerOf(req);
    const { first, last, ...page } = parsed(linesQuery, req.query);
    const { limit, cursor: after } = page;
    const days = { first, last };
    res.json(await costs.lines(askedOf(req), days, { limit, after }, caller));
  });

  router.get(scoped('allocation'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(daysQuery, req.query);
    res.json(await costs.allocation(askedOf(req), query, caller));
  });

  return router;
}
