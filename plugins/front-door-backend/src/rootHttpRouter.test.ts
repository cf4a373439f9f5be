// SPDX-License-Identifier: Apache-2.0
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { configure } from './rootHttpRouter';

const app = express();
const config = mockServices.rootConfig();
const middleware = MiddlewareFactory.create({
  config,
  logger: mockServices.logger.mock(),
});
configure({
  app,
  config,
  middleware,
  // Plugins that take whatever comes: what gets another answer never came to them.
  applyDefaults: () =>
    app.use((_, response) => void response.json({})).use(middleware.error()),
});

const run = '/api/scaffolder/v2/tasks/5b0e7a1c-6c1f-4b8e-9d51-0f4b8f1c2d3e';

it.each([
  ['the tasks of a plugin', '/api/catalog/.backstage/scheduler/v1/tasks', 404],
  ['the same in capitals', '/api/catalog/.BackStage/Scheduler/v1/tasks', 404],
  ['the tasks of the process', '/.backstage/scheduler/v1/tasks', 404],
  ['a NUL in the path', '/api/catalog/entities/by-uid/a%00b', 400],
  ['a NUL in the query', '/api/catalog/entities?filter=a%00b', 400],
  ['a path that does not decode', '/api/catalog/entities/%E0%A4%A', 400],
  ['a run whose id is none', '/api/scaffolder/v2/tasks/one/events', 404],
  ['events after what is no number', `${run}/events?after=-1`, 400],
])('turns away %s: %s', async (_, path, status) => {
  expect((await request(app).get(path)).status).toBe(status);
});

it.each([
  '/api/catalog/entities?filter=kind=component',
  '/api/catalog/.backstage/schedulers',
  '/api/scaffolder/v2/tasks',
  `${run}/events`,
  `${run}/events?after=12`,
])('lets through %s', async path => {
  expect((await request(app).get(path)).status).toBe(200);
});
