// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedDeliveryReader } from '../read/AuthorizedDeliveryReader';
import type { FigureRows } from '../read/Explanations';
import { csvLine } from '@macadam/portal-node';
import { parsed } from '@macadam/portal-node';
import { askedOf, scoped } from './scoped';
import { metricParams, windowQuery } from './queries';

const COLUMNS = [
  ...['deployment', 'entity', 'sha', 'at', 'title', 'url', 'value', 'note'],
  ...['ruleVersion', 'queryHash'],
];

/** How a figure came about, and all its rows as a file. */
export function createExplanationRouter(deps: {
  delivery: AuthorizedDeliveryReader;
  httpAuth: HttpAuthService;
}): Router {
  const { delivery } = deps;
  const router = PromiseRouter();
  const questionOf = async (req: Request) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    return {
      asked: askedOf(req),
      ...parsed(metricParams, req.params),
      query: parsed(windowQuery, req.query),
      caller: { credentials },
    };
  };

  router.get(scoped('metrics/:metric'), async (req, res) => {
    const { asked, metric, query, caller } = await questionOf(req);
    res.json(await delivery.explain(asked, metric, query, caller));
  });

  router.get(scoped('metrics/:metric/rows.csv'), async (req, res) => {
    const { asked, metric, query, caller } = await questionOf(req);
    const lines = linesOf(await delivery.rows(asked, metric, query, caller));
    // What goes wrong with the first lines is told as an error, rather than as a file that is empty.
    const first = await lines.next();
    res.attachment(`${metric}.csv`).type('text/csv');
    const all = Readable.from(
      (async function* told() {
        yield first.value;
        yield* lines;
      })(),
    );
    await pipeline(all, res);
  });

  return router;
}

async function* linesOf(figure: FigureRows): AsyncGenerator<string> {
  const { ruleVersion, queryHash, pieces } = figure;
  let lines = csvLine(COLUMNS);
  for await (const rows of pieces) {
    for (const row of rows) {
      const { deploymentId, entityRef, sha, at, title, url, value, note } = row;
      lines += csvLine([
        ...[deploymentId, entityRef, sha, at, title, url, value, note],
        ...[ruleVersion, queryHash],
      ]);
    }
    yield lines;
    lines = '';
  }
}
