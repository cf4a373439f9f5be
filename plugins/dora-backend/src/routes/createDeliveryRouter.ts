// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { DeliverySummary } from '@macadam/plugin-dora-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedDeliveryReader } from '../read/AuthorizedDeliveryReader';
import { parsed } from '@macadam/portal-node';
import { askedOf, scoped } from './scoped';
import {
  deploymentsQuery,
  incidentsQuery,
  seriesQuery,
  windowQuery,
} from './queries';

/** Figures, series and lists of a window. */
export function createDeliveryRouter(deps: {
  delivery: AuthorizedDeliveryReader;
  httpAuth: HttpAuthService;
}): Router {
  const { delivery } = deps;
  const router = PromiseRouter();
  const callerOf = async (req: Request) => ({
    credentials: await deps.httpAuth.credentials(req, { allow: ['user'] }),
  });

  router.get(scoped('summary'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(windowQuery, req.query);
    const summary = await delivery.summary(askedOf(req), query, caller);
    res.setHeader('etag', etagOf(summary));
    res.setHeader('cache-control', 'private, no-cache');
    res.json(summary);
  });

  router.get(scoped('series'), async (req, res) => {
    const caller = await callerOf(req);
    const { bucket, ...query } = parsed(seriesQuery, req.query);
    res.json(await delivery.series(askedOf(req), query, bucket, caller));
  });

  router.get(scoped('deployments'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(deploymentsQuery, req.query);
    res.json(await delivery.deployments(askedOf(req), query, query, caller));
  });

  router.get(scoped('incidents'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(incidentsQuery, req.query);
    res.json(await delivery.incidents(askedOf(req), query, query, caller));
  });

  router.get(scoped('coverage'), async (req, res) => {
    const caller = await callerOf(req);
    const query = parsed(windowQuery, req.query);
    res.json(await delivery.coverage(askedOf(req), query, caller));
  });

  return router;
}

/** Of what the passing of time alone does not change; while something is open its age counts by the minute. */
function etagOf(summary: DeliverySummary): string {
  const { asOf, window, counts, ...rest } = summary;
  const { openAgeSeconds, ...counted } = counts;
  const minute =
    counts.open > 0 ? asOf.slice(0, 'YYYY-MM-DDTHH:MM'.length) : '';
  const begins = `${window.from} ${window.timezone}`;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([begins, minute, counted, rest]));
  return `W/"${hash.digest('base64url')}"`;
}
