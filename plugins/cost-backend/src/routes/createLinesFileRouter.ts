// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { CostLine } from '@macadam/plugin-cost-common';
import { csvLine, parsed } from '@macadam/portal-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { AuthorizedCostReader } from '../read/AuthorizedCostReader';
import { daysQuery } from './queries';
import { askedOf, scoped } from './scoped';

const COLUMNS = [
  ...['title', 'resourceId', 'provider', 'account', 'category', 'service'],
  ...['entityRef', 'rule', 'because', 'amount', 'before', 'currency'],
] as const;

const AT_ONCE = 1000;

/** All lines of a window as a file. */
export function createLinesFileRouter(deps: {
  costs: AuthorizedCostReader;
  httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  router.get(scoped('lines.csv'), async (req, res) => {
    const credentials = await deps.httpAuth.credentials(req, {
      allow: ['user'],
    });
    const days = parsed(daysQuery, req.query);
    const asked = askedOf(req);
    const pages = deps.costs.allLines(asked, days, { credentials }, AT_ONCE);
    // What goes wrong with the first page is told as an error, rather than as a file that is empty.
    const first = await pages.next();
    res.attachment('cost.csv').type('text/csv');
    const all = Readable.from(
      (async function* told() {
        yield csvLine([...COLUMNS]);
        yield textOf(first.value ?? []);
        for await (const page of pages) yield textOf(page);
      })(),
    );
    await pipeline(all, res);
  });
  return router;
}

function textOf(lines: CostLine[]): string {
  return lines
    .map(line => csvLine(COLUMNS.map(column => line[column])))
    .join('');
}
