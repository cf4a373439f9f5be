// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './callers';
import type { Objects } from './objects';

/** What a sample request puts in place of a path's parameters, and sends besides. */
export interface Sample {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

type SampleOf = (objects: Objects, caller: Caller) => Sample;

const entityRef = 'component:default/payment-service';
const url = 'http://forge.example/acme/new/blob/main/catalog-info.yaml';
const location = { type: 'url', target: url };
const json =
  (body: unknown): SampleOf =>
  () => ({ body });
const query =
  (text: string): SampleOf =>
  () => ({ query: text });
const ownTask: SampleOf = ({ doomed }, caller) => ({
  params: { taskId: doomed[caller].taskId },
  body: {},
});
const ownLocation: SampleOf = ({ doomed }, caller) => ({
  params: { id: doomed[caller].locationId },
});
const notification: SampleOf = ({ notificationId }) => ({
  params: { id: notificationId },
});
const message = json({
  recipients: { type: 'entity', entityRef: 'user:default/owner' },
  payload: { title: 'Hello' },
});
const readAll: SampleOf = ({ notificationId }) => ({
  body: { ids: [notificationId], read: true },
});
const setting = json({ value: 'blue' });
const greeting = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'greeting' },
  spec: { type: 'service', parameters: [], steps: [] },
};
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'valid' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
};
const bringAction = { params: { actionId: 'catalog:get-catalog-entity' } };
const look: SampleOf = () => ({
  ...bringAction,
  body: { input: { name: 'payment-service' } },
});

/** One harmless request for each route whose defaults below would not be understood. */
export const samples: Record<string, SampleOf> = {
  'GET /api/auth/oidc/start': query('env=production&scope=openid'),
  'GET /api/auth/oidc/handler/frame': query('env=production'),
  'GET /api/auth/oidc/refresh': query('env=production'),
  'POST /api/auth/oidc/refresh': query('env=production'),
  'POST /api/auth/oidc/logout': query('env=production'),
  'POST /api/auth/oidc/handler/frame': query('env=production'),
  'POST /api/permission/authorize': json({
    items: [
      {
        id: '1',
        permission: {
          type: 'basic',
          name: 'catalog.entity.create',
          attributes: { action: 'create' },
        },
      },
    ],
  }),
  'POST /api/catalog/.backstage/actions/v1/actions/:actionId/invoke': () => ({
    ...bringAction,
    body: { name: 'payment-service' },
  }),
  'POST /api/catalog/.backstage/actions/v2/actions/:actionId/invoke': look,
  'POST /api/catalog/refresh': json({ entityRef }),
  'POST /api/catalog/entities/by-refs': json({ entityRefs: [entityRef] }),
  'POST /api/catalog/entities/by-query': json({}),
  'GET /api/catalog/entities/by-uid/:uid': ({ uid }) => ({ params: { uid } }),
  'GET /api/catalog/entity-facets': query('facet=kind'),
  'POST /api/catalog/entity-facets': json({ facets: ['kind'] }),
  'POST /api/catalog/locations': () => ({
    query: 'dryRun=true',
    body: location,
  }),
  'POST /api/catalog/locations/by-query': json({}),
  'GET /api/catalog/locations/:id': ownLocation,
  'PUT /api/catalog/locations/:id': (objects, caller) => ({
    ...ownLocation(objects, caller),
    body: { ...location, target: url.replace('new', `moved-${caller}`) },
  }),
  'DELETE /api/catalog/locations/:id': ownLocation,
  'POST /api/catalog/analyze-location': json({ location }),
  'POST /api/catalog/validate-entity': json({ entity, location: `url:${url}` }),
  'GET /api/catalog-files/untaken': query('question=payment'),
  'GET /api/cost/organization/breakdown': query('by=group'),
  ...overDays(['series', 'lines', 'lines.csv', 'allocation']),
  'PUT /api/dora/incidents/:id/cause': ({ incidentId }) => ({
    params: { id: incidentId },
    body: { kind: 'undecided' },
  }),
  'POST /api/dora/webhooks/:id': () => ({
    params: { id: 'generic' },
    body: {},
  }),
  'POST /api/events/http/github': json({ zen: 'Keep it logically awesome.' }),
  'POST /api/events/bus/v1/events': json({
    event: { topic: 'gates', payload: {} },
  }),
  'PUT /api/events/bus/v1/subscriptions/:subscriptionId': json({
    topics: ['gates'],
  }),
  'DELETE /api/golden-path/runs/:taskId/remains': ({ doomed }, caller) => ({
    params: { taskId: doomed[caller].taskId },
  }),
  'GET /api/golden-path/names/:name': () => ({ params: { name: 'new-one' } }),
  'POST /api/golden-path/preview': json({
    templateRef: 'template:default/absent',
    values: {},
  }),
  'POST /api/mcp-actions/v1/': () => ({
    headers: { accept: 'application/json, text/event-stream' },
    body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  }),
  'GET /api/notifications/:id': notification,
  'GET /api/notifications/notifications/:id': notification,
  'POST /api/notifications/': message,
  'POST /api/notifications/notifications': message,
  'POST /api/notifications/update': readAll,
  'POST /api/notifications/notifications/update': readAll,
  'POST /api/notifications/settings': json({
    channels: [
      {
        id: 'Web',
        origins: [{ id: 'gates', enabled: true, topics: [] }],
      },
    ],
  }),
  'GET /api/on-call/services': query(`entityRef=${entityRef}`),
  'POST /api/scaffolder/v2/autocomplete/:provider/:resource': () => ({
    params: { provider: 'github', resource: 'repositories' },
    body: { token: 'x', context: {} },
  }),
  'POST /api/scaffolder/v2/dry-run': json({
    template: greeting,
    values: {},
    directoryContents: [],
  }),
  'POST /api/scaffolder/v2/tasks': json({
    templateRef: 'template:default/greeting',
    values: {},
  }),
  'POST /api/scaffolder/v2/tasks/:taskId/cancel': ownTask,
  'POST /api/scaffolder/v2/tasks/:taskId/retry': ownTask,
  'GET /api/scaffolder/v2/templates/:namespace/:kind/:name/parameter-schema':
    () => ({ params: { kind: 'template', name: 'greeting' } }),
  'GET /api/search/query': query('term=payment'),
  'PUT /api/user-settings/buckets/:bucket/keys/:key(*)': setting,
  'POST /api/user-settings/multiget': json({
    items: [{ bucket: 'gates', key: 'colour' }],
  }),
};

/** What stands for a parameter where a sample names nothing else. */
export const paramsOf: (
  objects: Objects,
  caller: Caller,
) => Record<string, string> = ({ taskId, doomed }, caller) => ({
  actionId: 'none',
  bucket: 'gates',
  id: 'none',
  jobId: '1',
  key: 'colour',
  kind: 'component',
  metric: 'changeFailRate',
  name: 'payment-service',
  namespace: 'default',
  provider: 'github',
  runId: '1',
  subscriptionId: 'gates',
  taskId,
  uid: doomed[caller].uid,
});

/** What costs are asked for is of so many days. */
function overDays(questions: string[]): Record<string, SampleOf> {
  const days = query('first=2026-01-01&last=2026-01-31');
  const scopes = [
    'entities/:kind/:namespace/:name',
    'organization',
    'unallocated',
  ];
  return Object.fromEntries(
    scopes.flatMap(scope =>
      questions.map(what => [`GET /api/cost/${scope}/${what}`, days]),
    ),
  );
}
