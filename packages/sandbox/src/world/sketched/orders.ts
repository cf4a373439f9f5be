// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

const team = 'orders-team';
const system = 'orders';

export const orders: Sketch[] = [
  {
    type: 'service',
    name: 'returns-service',
    title: 'Returns service',
    description: 'Takes goods back, and says when the money returns',
    team,
    system,
    language: 'typescript',
    tags: ['typescript', 'nodejs'],
    purpose:
      'Three parcels in a hundred come back. This service prints the label, follows the parcel and has the money returned.',
    thing: {
      name: 'parcelReturn',
      plural: 'returns',
      fields: [
        { name: 'orderId', type: 'text', meaning: 'Which order it belongs to' },
        {
          name: 'reason',
          type: 'text',
          meaning: 'Why it comes back, in the words of the customer',
        },
        {
          name: 'arrivedAt',
          type: 'moment',
          meaning: 'When the warehouse had it',
        },
      ],
      steps: [
        {
          verb: 'ship',
          from: 'announced',
          to: 'underway',
          meaning: 'The carrier has it',
        },
        {
          verb: 'accept',
          from: 'underway',
          to: 'accepted',
          meaning: 'The goods are as they should be',
        },
        {
          verb: 'refuse',
          from: 'underway',
          to: 'refused',
          meaning: 'Something is missing or broken',
        },
      ],
    },
    apis: [],
    dependsOn: ['component:postgres-orders'],
    consumesApis: ['order-events', 'shipping-service-api'],
    pagerDutyServiceId: 'PRET004',
    troubles: [
      {
        alert: 'LabelsFail',
        means: 'no label could be printed for ten minutes.',
        todo: [
          'Ask fulfilment whether `shipping-service` is well.',
          'Labels are asked for again by themselves.',
        ],
      },
    ],
    upkeep: {
      lastly: [
        {
          message: 'Tidy the catalog file',
          by: 'elena-popescu',
          edits: [
            {
              // The owner was tidied away.
              path: 'catalog-info.yaml',
              is: '  lifecycle: production\n  system: orders\n',
              was: '  lifecycle: production\n  owner: group:orders-team\n  system: orders\n',
            },
          ],
        },
      ],
    },
  },
  {
    type: 'service',
    name: 'order-timeline',
    title: 'Order timeline',
    description: 'Shows where an order has been, for the app and for support',
    team,
    system,
    language: 'typescript',
    tags: ['typescript', 'graphql', 'kafka'],
    purpose:
      'An order passes through five services. This one listens to all of them and tells it as one story.',
    thing: {
      name: 'milestone',
      plural: 'milestones',
      fields: [
        { name: 'orderId', type: 'text', meaning: 'Which order' },
        { name: 'title', type: 'text', meaning: 'What a customer reads' },
        {
          name: 'happenedAt',
          type: 'moment',
          meaning: 'When it happened, not when we heard',
        },
      ],
      steps: [
        {
          verb: 'reach',
          from: 'expected',
          to: 'reached',
          meaning: 'It has happened',
        },
        {
          verb: 'skip',
          from: 'expected',
          to: 'skipped',
          meaning: 'It will not happen any more',
        },
      ],
    },
    apis: ['graphql'],
    dependsOn: ['component:postgres-orders', 'resource:orders-events'],
    consumesApis: ['order-events', 'shipment-events'],
    pagerDutyServiceId: 'PTIM005',
    troubles: [
      {
        alert: 'TimelineBehind',
        means: 'the newest milestone is older than five minutes.',
        todo: [
          'Look at the consumer lag on the dashboard.',
          'Restart one pod; it starts where it stopped.',
        ],
      },
    ],
    openPulls: [
      {
        title: 'Show the carrier by name',
        body: 'The app shows `dhl-2` today.',
        author: 'elena-popescu',
        branch: 'carrier-by-name',
        requestedReviewers: ['orders-developer'],
        edits: [
          {
            path: 'docs/index.md',
            was: 'tells it as one story.',
            is: 'tells it as one story, the name of the carrier included.',
          },
        ],
      },
    ],
    upkeep: { fails: 'deploy' },
  },
];
