// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { GenericWebhooks } from './GenericWebhooks';

const SECRET = 'what only we two know';
const now = new Date('2026-03-02T12:00:00Z');
const receiver = new GenericWebhooks({ secret: SECRET, now: () => now });

it('takes a deployment', async () => {
  const commit = { sha: 's1', authoredAt: '2026-03-02T09:00:00+01:00' };
  const told = await receive({
    source: 'jenkins',
    deployment: aDeployment({ commits: [commit], kind: 'hotfix' }),
  });
  expect(told).toEqual({
    source: 'webhook:jenkins',
    deliveryId: 'one',
    deployments: [
      {
        externalId: '1207',
        subject: {
          kind: 'entity',
          entityRef: 'component:default/payment-service',
        },
        environment: 'production',
        sha: 's1',
        status: 'success',
        kind: 'hotfix',
        finishedAt: new Date('2026-03-02T10:00:00Z'),
        observedAt: now,
        commits: [
          {
            sha: 's1',
            authoredAt: new Date('2026-03-02T08:00:00Z'),
            isMerge: false,
          },
        ],
      },
    ],
    incidents: [],
  });
});

it('takes an incident that goes on, by an annotation', async () => {
  const annotation = { name: 'example.com/service', value: 'pay' };
  const incident = anIncident({ entityRef: undefined, annotation });
  const { incidents } = await receive({ source: 'opsgenie', incident });
  expect(incidents).toEqual([
    {
      externalId: '4711',
      subject: {
        kind: 'annotation',
        annotation: 'example.com/service',
        value: 'pay',
      },
      title: 'Charges fail',
      createdAt: new Date('2026-03-02T10:20:00Z'),
      observedAt: now,
      resolvedAt: undefined,
    },
  ]);
});

it('takes several of both, and what is not known of their changes as not known', async () => {
  const told = await receive({
    source: 'jenkins',
    deployment: aDeployment({ commits: null }),
    deployments: [aDeployment({ id: '1208' })],
    incidents: [anIncident(), anIncident({ id: '4712' })],
  });
  expect(told.deployments).toMatchObject([
    { externalId: '1207', commits: null },
    { externalId: '1208', commits: null },
  ]);
  expect(told.incidents).toHaveLength(2);
});

it('speaks for nobody else', async () => {
  const told = await receive({ source: 'github', incident: anIncident() });
  expect(told.source).toBe('webhook:github');
});

it.each([
  { name: 'no JSON', body: '{', says: 'The webhook is no JSON' },
  { name: 'a list', body: [], says: 'body: Expected object, received array' },
  { name: 'nothing', body: { source: 'x' }, says: 'tells nothing' },
  {
    name: 'an empty list',
    body: { source: 'x', deployments: [] },
    says: 'tells nothing',
  },
  {
    name: 'a source that is no name',
    body: { source: 'Jenkins CI', incident: anIncident() },
    says: 'source: Small letters, digits and -, at most 40',
  },
  {
    name: 'a field that is missing',
    body: { source: 'x', deployment: aDeployment({ sha: undefined }) },
    says: 'deployment.sha: Required',
  },
  {
    name: 'a field that is written otherwise',
    body: { source: 'x', deployment: aDeployment({ finishedat: 1 }) },
    says: "deployment: Unrecognized key(s) in object: 'finishedat'",
  },
  {
    name: 'a time without a zone',
    body: {
      source: 'x',
      deployments: [
        aDeployment(),
        aDeployment({ finishedAt: '2026-03-02T10:00:00' }),
      ],
    },
    says: 'deployments.1.finishedAt: A time with its zone, such as 2026-03-02T10:00:00Z',
  },
  {
    name: 'a deployment that ends before it begins',
    body: {
      source: 'x',
      deployment: aDeployment({ startedAt: '2026-03-02T11:00:00Z' }),
    },
    says: 'deployment.finishedAt: Ends before it begins',
  },
  {
    name: 'an incident that ends before it begins',
    body: {
      source: 'x',
      incident: anIncident({ resolvedAt: '2026-03-01T10:00:00Z' }),
    },
    says: 'incident.resolvedAt: Ends before it begins',
  },
  {
    name: 'nobody',
    body: { source: 'x', incident: anIncident({ entityRef: undefined }) },
    says: 'incident.entityRef: Either entityRef or annotation says whom it is about',
  },
  {
    name: 'an entity without a kind',
    body: { source: 'x', incident: anIncident({ entityRef: 'payments' }) },
    says: 'incident.entityRef: A reference such as component:default/payment-service',
  },
  {
    name: 'an address that would run',
    body: {
      source: 'x',
      incident: anIncident({ url: 'data:text/html,<script>' }),
    },
    says: 'incident.url: No web address',
  },
  {
    name: 'a status in words',
    body: { source: 'x', deployment: aDeployment({ status: 'All good!' }) },
    says: 'deployment.status: Small letters, digits, - and _',
  },
  {
    name: 'what is to come',
    body: {
      source: 'x',
      deployment: aDeployment({ finishedAt: '2026-03-09T10:00:00Z' }),
    },
    says: '2026-03-09T10:00:00.000Z has not come yet',
  },
])('refuses $name, and says where', async ({ body, says }) => {
  await expect(receive(body)).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining(says),
  });
});

it('reads nothing that is not signed', async () => {
  const body = Buffer.from('{');
  await expect(receiver.receive({ headers: {}, body })).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
});

function receive(content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const body = Buffer.from(text);
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  const headers = {
    'x-macadam-signature': `sha256=${digest}`,
    'x-macadam-delivery': 'one',
  };
  return receiver.receive({ headers, body });
}

function aDeployment(change: object = {}) {
  return {
    id: '1207',
    entityRef: 'component:payment-service',
    environment: 'production',
    sha: 's1',
    status: 'success',
    finishedAt: '2026-03-02T10:00:00Z',
    ...change,
  };
}

function anIncident(change: object = {}) {
  return {
    id: '4711',
    entityRef: 'Component:default/Payment-Service',
    title: 'Charges fail',
    createdAt: '2026-03-02T10:20:00Z',
    ...change,
  };
}
