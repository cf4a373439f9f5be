// SPDX-License-Identifier: Apache-2.0
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { mountedRoutes, nameAppsLikeRouters } from './mountedRoutes';

afterAll(nameAppsLikeRouters(express.application));

const answer = (_: express.Request, response: express.Response) => {
  response.end();
};

it('finds what routers, apps and plain functions serve, however deep', () => {
  const app = express();
  app.use(express.json());
  app.get('/runs/:id', answer);
  app.route('/runs').get(answer).post(answer);

  const plugin = PromiseRouter();
  plugin.use(app);
  plugin.use('/static/:kind', answer);
  plugin.use('/actions', express.json());
  plugin.all('/actions/:name', answer);

  const root = express.Router();
  root.use('/api/scaffolder', plugin);

  expect(mountedRoutes(root)).toEqual([
    'ALL /api/scaffolder/actions/:name',
    'POST /api/scaffolder/runs',
    'GET /api/scaffolder/runs',
    'GET /api/scaffolder/runs/:id',
    'ALL /api/scaffolder/static/:kind/*',
  ]);
});
