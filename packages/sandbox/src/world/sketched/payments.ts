// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

const team = 'payments-team';
const system = 'checkout-platform';

export const payments: Sketch[] = [
  {
    type: 'service',
    name: 'invoice-service',
    title: 'Invoice service',
    description: 'Writes an invoice for each order, and knows which are paid',
    team,
    system,
    language: 'java',
    tags: ['java', 'payments'],
    purpose:
      'Companies that buy from Acme want an invoice and thirty days. This service writes it, sends it and waits.',
    thing: {
      name: 'invoice',
      plural: 'invoices',
      fields: [
        { name: 'customerId', type: 'text', meaning: 'Who pays' },
        { name: 'amount', type: 'whole', meaning: 'In cents, tax included' },
        { name: 'dueAt', type: 'moment', meaning: 'When we begin to ask' },
        {
          name: 'taxNumber',
          type: 'text',
          meaning: 'Of the customer, for sales within the EU',
        },
      ],
      steps: [
        {
          verb: 'send',
          from: 'draft',
          to: 'sent',
          meaning: 'The customer has it',
        },
        {
          verb: 'settle',
          from: 'sent',
          to: 'settled',
          meaning: 'The money has arrived',
        },
        {
          verb: 'remind',
          from: 'sent',
          to: 'overdue',
          meaning: 'The customer was asked again',
        },
        {
          verb: 'cancel',
          from: 'draft',
          to: 'cancelled',
          meaning: 'It was never sent',
        },
      ],
    },
    apis: ['openapi'],
    dependsOn: [
      'component:acme-auth-java',
      'resource:postgres-invoices',
      'resource:invoices-bucket',
    ],
    consumesApis: ['ledger-service-api', 'order-events'],
    pagerDutyServiceId: 'PINV001',
    tier: 'critical',
    troubles: [
      {
        alert: 'InvoicesNotSent',
        means: 'drafts wait for more than an hour.',
        todo: [
          'Look at the mail provider on the dashboard; it is slow on the first of a month.',
          'Restart one pod. What waits is sent again, and nobody gets an invoice twice.',
        ],
      },
      {
        alert: 'InvoicesBucketFull',
        means: 'the bucket of PDF files has reached its quota.',
        todo: [
          'Raise the quota in `platform`; invoices are kept for ten years.',
        ],
      },
    ],
    openPulls: [
      {
        title: 'Round tax once, on the total',
        body: 'Rounding on each line is off by a cent on long invoices. Finance agrees.',
        author: 'payments-lead',
        branch: 'round-tax-once',
        requestedReviewers: ['payments-developer', 'hana-sato'],
        edits: [
          {
            path: 'docs/index.md',
            was: 'This service writes it, sends it and waits.',
            is: 'This service writes it, sends it and waits. Tax is rounded once, on the total.',
          },
        ],
      },
    ],
    closedPulls: [
      {
        title: 'Send invoices by post',
        body: 'Two customers asked. Closed: both take a PDF.',
        author: 'lucas-moreau',
        branch: 'by-post',
        edits: [
          { path: 'README.md', was: 'Owned by', is: 'By post, too. Owned by' },
        ],
      },
    ],
    upkeep: { fails: 'ci' },
  },
  {
    type: 'service',
    name: 'fraud-scoring',
    title: 'Fraud scoring',
    description: 'Says how likely it is that a payment is not what it seems',
    team,
    system,
    language: 'python',
    tags: ['python', 'payments', 'machine-learning'],
    purpose:
      'One payment in nine hundred is made with a stolen card. This service gives each a score before the money moves.',
    thing: {
      name: 'assessment',
      plural: 'assessments',
      fields: [
        {
          name: 'paymentId',
          type: 'text',
          meaning: 'Which payment was looked at',
        },
        { name: 'score', type: 'whole', meaning: 'From 0, harmless, to 100' },
        {
          name: 'modelVersion',
          type: 'text',
          meaning: 'Which model gave the score',
        },
      ],
      steps: [
        {
          verb: 'clear',
          from: 'open',
          to: 'cleared',
          meaning: 'The payment may go on',
        },
        {
          verb: 'hold',
          from: 'open',
          to: 'held',
          meaning: 'A person looks at it',
        },
        {
          verb: 'confirm',
          from: 'held',
          to: 'confirmed',
          meaning: 'It was fraud',
        },
      ],
    },
    apis: [],
    dependsOn: ['resource:models-bucket'],
    pagerDutyServiceId: 'PFRD002',
    tier: 'critical',
    troubles: [
      {
        alert: 'ScoresSlow',
        means: 'a score takes longer than 300 ms, and customers wait for it.',
        todo: [
          'Set `SCORING=rules`: rules alone answer in 5 ms.',
          'Page the data scientist in the morning.',
        ],
      },
    ],
    upkeep: {
      lastly: [
        {
          message: 'Describe what the service depends on',
          by: 'lucas-moreau',
          edits: [
            {
              // A tab where YAML wants spaces, as it happens.
              path: 'catalog-info.yaml',
              is: '  dependsOn:\n\t- resource:models-bucket\n',
              was: '  dependsOn:\n    - resource:models-bucket\n',
            },
          ],
        },
      ],
    },
  },
  {
    type: 'pipeline',
    name: 'payout-pipeline',
    title: 'Payout pipeline',
    description: 'Adds up what Acme owes each seller, every night',
    team,
    system,
    language: 'python',
    tags: ['python', 'payments', 'data'],
    purpose:
      'Sellers on the marketplace get their money on Tuesdays. The night before, this pipeline adds up how much.',
    counts: {
      topic: 'payments.events.v2',
      key: 'sellerId',
      value: 'amount',
      into: 'payouts',
    },
    startsAt: '03:30',
    dependsOn: ['resource:payments-events', 'resource:payouts-bucket'],
    consumesApis: ['ledger-service-api'],
    pagerDutyServiceId: 'PPAY003',
    troubles: [
      {
        alert: 'PayoutsLate',
        means: 'the file is not there at six.',
        todo: [
          'Run it again: `gh workflow run ci.yaml`. Twice is safe.',
          'The bank takes files until nine.',
        ],
      },
    ],
    upkeep: { fails: 'ci' },
  },
];
