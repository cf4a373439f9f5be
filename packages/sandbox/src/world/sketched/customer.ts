// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

const team = 'support-team';
const system = 'customer-care';

export const customerCare: Sketch[] = [
  {
    type: 'service',
    name: 'ticket-service',
    title: 'Ticket service',
    description: 'Keeps what customers ask until somebody has answered',
    team,
    system,
    language: 'python',
    tags: ['python'],
    purpose:
      'Mail, chat and phone end in one queue. A ticket is closed by the customer, never by a timer.',
    thing: {
      name: 'ticket',
      plural: 'tickets',
      fields: [
        { name: 'customerId', type: 'text', meaning: 'Who asks' },
        { name: 'subject', type: 'text', meaning: 'What it is about' },
        { name: 'openedAt', type: 'moment', meaning: 'Since when they wait' },
        {
          name: 'orderId',
          type: 'text',
          meaning: 'Which order it is about, if any',
        },
      ],
      steps: [
        {
          verb: 'take',
          from: 'new',
          to: 'taken',
          meaning: 'Somebody reads it',
        },
        {
          verb: 'answer',
          from: 'taken',
          to: 'answered',
          meaning: 'The customer has an answer',
        },
      ],
    },
    apis: ['openapi', 'asyncapi'],
    dependsOn: ['resource:postgres-tickets', 'component:kafka-cluster'],
    pagerDutyServiceId: 'PTIC012',
    troubles: [
      {
        alert: 'TicketsUnread',
        means: 'somebody has waited longer than four hours.',
        todo: [
          'Tell the lead of the shift.',
          'Look whether mail arrives at all: the queue is empty when it does not.',
        ],
      },
    ],
  },
  {
    type: 'website',
    name: 'care-desk',
    title: 'Care desk',
    description: 'Where those who answer customers work all day',
    team,
    system,
    language: 'typescript',
    tags: ['typescript', 'internal'],
    purpose:
      'One page: the ticket, the order beside it, and what was said before.',
    thing: {
      name: 'ticket',
      plural: 'tickets',
      fields: [
        { name: 'subject', type: 'text', meaning: 'What it is about' },
        { name: 'customer', type: 'text', meaning: 'Who asks' },
        { name: 'waiting', type: 'text', meaning: 'For how long' },
      ],
      steps: [
        {
          verb: 'take',
          from: 'new',
          to: 'taken',
          meaning: 'It has a name on it',
        },
      ],
    },
    dependsOn: ['component:acme-components'],
    consumesApis: ['ticket-service-api', 'order-timeline-api'],
    pagerDutyServiceId: 'PCDE013',
    troubles: [
      {
        alert: 'DeskDown',
        means: 'the desk does not open.',
        todo: [
          'Compare with the last deployment, and roll back if they match.',
        ],
      },
    ],
    closedPulls: [
      {
        title: 'Play a sound for each ticket',
        body: 'Tried for an afternoon. Closed: never again.',
        author: 'sean-murphy',
        branch: 'sounds',
        edits: [
          {
            path: 'docs/index.md',
            was: 'One page:',
            is: 'One page, with sounds:',
          },
        ],
      },
    ],
  },
  {
    type: 'service',
    name: 'notification-service',
    title: 'Notification service',
    description: 'Tells customers by mail, text or push, whichever they like',
    team,
    system,
    language: 'go',
    tags: ['go', 'kafka'],
    purpose:
      'Others say what has happened; this service knows how somebody wants to hear of it, and when not to.',
    thing: {
      name: 'message',
      plural: 'messages',
      fields: [
        { name: 'customerId', type: 'text', meaning: 'Who hears of it' },
        { name: 'template', type: 'text', meaning: 'What it says' },
        { name: 'channel', type: 'text', meaning: 'Mail, text or push' },
      ],
      steps: [
        {
          verb: 'send',
          from: 'waiting',
          to: 'sent',
          meaning: 'A provider has it',
        },
        {
          verb: 'bounce',
          from: 'sent',
          to: 'bounced',
          meaning: 'It came back',
        },
      ],
    },
    apis: ['openapi'],
    dependsOn: ['resource:redis-notifications', 'resource:orders-events'],
    consumesApis: [
      'order-events',
      'shipment-events',
      'ticket-events',
      'price-events',
    ],
    pagerDutyServiceId: 'PNOT014',
    tier: 'critical',
    troubles: [
      {
        alert: 'MessagesBounce',
        means: 'one message in twenty comes back.',
        todo: [
          'Look which provider; turn it off in the values.',
          'Ask whether somebody has changed a template.',
        ],
      },
    ],
  },
];

/** Its people have gone to other teams; nobody has touched it since. */
export const loyalty: Sketch[] = [
  {
    type: 'service',
    name: 'loyalty-service',
    title: 'Loyalty service',
    description: 'Counts points and turns them into vouchers',
    team: 'loyalty-team',
    system: 'loyalty',
    language: 'java',
    tags: ['java'],
    purpose:
      'A point for each euro, and a voucher for five hundred. The programme is being reconsidered; this page was right in spring.',
    thing: {
      name: 'voucher',
      plural: 'vouchers',
      fields: [
        { name: 'customerId', type: 'text', meaning: 'Whose it is' },
        { name: 'points', type: 'whole', meaning: 'What was paid for it' },
        { name: 'expiresAt', type: 'moment', meaning: 'Until when it holds' },
      ],
      steps: [
        {
          verb: 'redeem',
          from: 'open',
          to: 'redeemed',
          meaning: 'It was used',
        },
        {
          verb: 'expire',
          from: 'open',
          to: 'expired',
          meaning: 'Nobody has used it',
        },
      ],
    },
    apis: ['openapi'],
    dependsOn: ['resource:postgres-loyalty'],
    consumesApis: ['order-events'],
    pagerDutyServiceId: 'PLOY015',
    troubles: [
      {
        alert: 'PointsMissing',
        means: 'points were not counted for an hour.',
        todo: ['Ask Zoé, who wrote the consumer.'],
      },
    ],
    openPulls: [
      {
        title: 'Update kafka-clients to 3.9.1',
        body: 'Closes a vulnerability. Somebody please review.',
        author: 'zoe-laurent',
        branch: 'kafka-clients-3.9.1',
        edits: [
          {
            path: 'build.gradle',
            was: 'kafka-clients:3.9.0',
            is: 'kafka-clients:3.9.1',
          },
        ],
      },
    ],
    upkeep: {
      restedDays: 430,
      people: ['zoe-laurent', 'noah-fischer'],
      fails: 'ci',
    },
  },
];
