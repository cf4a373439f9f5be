// SPDX-License-Identifier: Apache-2.0
import { npmUpdates, productionMoves } from '../../files/updates';
import type { Delivery } from '../../delivery';
import type { Change } from '../../history';
import type { OpenPull } from '../../RepositoryPlan';

const features: Change[] = [
  {
    message: 'Make cancelling twice the same as cancelling once',
    by: 'orders-developer',
    edits: [
      {
        path: 'src/order.ts',
        is: '  if (order.status === to) return order;\n',
      },
      {
        path: 'src/order.test.ts',
        is: `
test('cancelling twice is the same as cancelling once', () => {
  const cancelled = advance(order('paid'), 'cancelled');
  assert.equal(advance(cancelled, 'cancelled'), cancelled);
});
`,
      },
    ],
    review: {
      body: 'The app sends the request again when the network is bad, and customers saw an error for an order that was cancelled.',
      approvedBy: 'daniel-okoro',
    },
  },
  {
    message: 'Describe the order events as AsyncAPI',
    by: 'elena-popescu',
    edits: [{ path: 'api/asyncapi.yaml' }],
    review: {
      body: 'The data team asked three times what is in an event. Now it stands in the portal.',
      approvedBy: 'orders-developer',
    },
  },
  {
    message: 'Compare the service token in constant time',
    by: 'orders-developer',
    edits: [
      {
        path: 'src/middleware/auth.ts',
        is: 'if (given.length === expected.length && timingSafeEqual(given, expected)) next();',
        was: 'if (given.equals(expected)) next();',
      },
      {
        path: 'src/middleware/auth.ts',
        is: "import { timingSafeEqual } from 'node:crypto';\n",
      },
    ],
  },
  {
    message: 'Say what happens when a neighbour is away',
    by: 'daniel-okoro',
    edits: [
      {
        path: 'docs/architecture.md',
        is: '- **Kafka** away: events wait in the outbox. Nothing is lost and nobody notices but the listeners.\n',
      },
    ],
  },
  {
    message: 'Limit the size of a request',
    by: 'elena-popescu',
    edits: [
      {
        path: 'src/app.ts',
        is: "express.json({ limit: '100kb' })",
        was: 'express.json()',
      },
    ],
  },
];

export const orderDelivery: Delivery = {
  turns: [
    { is: 'rerun', at: 0.2, failures: 1, endedIn: 'build' },
    { is: 'outage', at: 0.35, title: 'OutboxGrowing: Kafka is being updated' },
    { is: 'rollback', at: 0.45 },
    { is: 'incident', at: 0.6 },
    { is: 'incident', at: 0.8 },
    { is: 'open', isAcknowledged: true },
  ],
};

export const orderChanges: Change[][] = [
  features,
  npmUpdates('express', ['5.0.1', '5.1.0']),
  npmUpdates('pg', ['8.13.1', '8.14.0', '8.15.6', '8.16.0']),
  npmUpdates('typescript', ['5.7.3', '5.8.2', '5.8.3']),
  npmUpdates('@types/node', ['22.13.0', '22.15.0', '24.0.1']),
  npmUpdates('@types/express', ['5.0.0', '5.0.1', '5.0.2']),
  productionMoves({
    line: minutes => `RESERVATION_MINUTES: "${minutes}"`,
    values: ['60', '30', '20'],
    message: minutes => `Reserve goods for ${minutes} minutes`,
  }),
  productionMoves({
    line: count => `replicaCount: ${count}`,
    values: ['2', '3'],
    message: count => `Run ${count} replicas`,
  }),
  productionMoves({
    line: memory => `    memory: ${memory}\nprobes`,
    values: ['384Mi', '512Mi'],
    message: memory => `Raise the memory limit to ${memory}`,
  }),
];

export const orderOpenPulls: OpenPull[] = [
  {
    title: 'Let customers cancel for an hour after they paid',
    body: 'Support wants this before the season starts. The warehouse must agree: it picks after 45 minutes.',
    author: 'orders-developer',
    branch: 'cancel-for-an-hour',
    requestedReviewers: ['daniel-okoro'],
    edits: [
      {
        path: 'docs/architecture.md',
        was: '| paid | cancelled | the customer changed their mind; the money goes back |',
        is: '| paid | cancelled | the customer changed their mind within an hour; the money goes back |',
      },
    ],
  },
  {
    title: 'Update pg to 8.16.3',
    body: 'A patch release. The tests pass.',
    author: 'elena-popescu',
    branch: 'pg-8.16.3',
    requestedReviewers: ['orders-developer'],
    edits: [
      {
        path: 'package.json',
        was: '"pg": "8.16.0"',
        is: '"pg": "8.16.3"',
      },
    ],
  },
];
