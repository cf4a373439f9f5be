// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

const team = 'search-team';
const system = 'discovery';

export const search: Sketch[] = [
  {
    type: 'service',
    name: 'search-service',
    delivery: { isSmooth: true, turns: [] },
    title: 'Search service',
    description: 'Finds products by what people call them',
    team,
    system,
    language: 'java',
    tags: ['java', 'graphql', 'opensearch'],
    purpose:
      'People write "wolly jumper" and mean one. Nine searches in ten end with a product that was looked at.',
    thing: {
      name: 'synonym',
      plural: 'synonyms',
      fields: [
        { name: 'term', type: 'text', meaning: 'What people write' },
        { name: 'means', type: 'text', meaning: 'What they look for' },
        {
          name: 'uses',
          type: 'whole',
          meaning: 'How often it has helped, last week',
        },
      ],
      steps: [
        {
          verb: 'probe',
          from: 'proposed',
          to: 'tried',
          meaning: 'Half of the visitors get it',
        },
        { verb: 'keep', from: 'tried', to: 'kept', meaning: 'It helped' },
        { verb: 'drop', from: 'tried', to: 'dropped', meaning: 'It did not' },
      ],
    },
    apis: ['graphql'],
    dependsOn: ['resource:opensearch-products'],
    pagerDutyServiceId: 'PSEA016',
    tier: 'critical',
    troubles: [
      {
        alert: 'SearchFindsNothing',
        means: 'more than a tenth of the searches end empty.',
        todo: [
          'Look at the age of the index: `search-indexer` may have failed.',
          'Point the alias at the index of yesterday.',
        ],
      },
    ],
    openPulls: [
      {
        title: 'Forgive two typos in long words',
        body: 'Measured on last week: 3% fewer empty answers, 4 ms slower.',
        author: 'jakub-novotny',
        branch: 'two-typos',
        requestedReviewers: ['linh-tran'],
        edits: [
          {
            path: 'docs/index.md',
            was: 'Nine searches in ten',
            is: 'Two typos are forgiven. Nine searches in ten',
          },
        ],
      },
    ],
  },
  {
    type: 'pipeline',
    name: 'search-indexer',
    title: 'Search indexer',
    description: 'Builds the index of products anew, every night',
    team,
    system,
    language: 'python',
    tags: ['python', 'opensearch', 'data'],
    purpose:
      'What sold yesterday goes up today. The old index stays until the new one has been tried.',
    counts: {
      topic: 'orders.events.v1',
      key: 'sku',
      value: 'quantity',
      into: 'opensearch-products',
    },
    startsAt: '01:45',
    dependsOn: ['resource:opensearch-products', 'resource:orders-events'],
    consumesApis: ['order-events', 'price-events'],
    pagerDutyServiceId: 'PIDX017',
    troubles: [
      {
        alert: 'IndexOld',
        means: 'the index is older than a day.',
        todo: ['Run it again; it takes forty minutes.'],
      },
    ],
  },
  {
    // The one without docs.
    type: 'service',
    name: 'recommendation-service',
    title: 'Recommendation service',
    description: 'Says what goes with what is in the basket',
    team,
    system,
    language: 'python',
    tags: ['python', 'machine-learning'],
    purpose: '',
    hasDocs: false,
    thing: {
      name: 'suggestion',
      plural: 'suggestions',
      fields: [
        { name: 'sku', type: 'text', meaning: 'What is suggested' },
        { name: 'because', type: 'text', meaning: 'Which article led to it' },
        { name: 'weight', type: 'whole', meaning: 'How sure we are' },
      ],
      steps: [
        {
          verb: 'show',
          from: 'made',
          to: 'shown',
          meaning: 'A customer has seen it',
        },
        {
          verb: 'follow',
          from: 'shown',
          to: 'followed',
          meaning: 'It was bought',
        },
      ],
    },
    apis: ['openapi'],
    lifecycle: 'experimental',
    delivery: 'none',
    dependsOn: ['resource:models-bucket', 'resource:redis-recommendations'],
    pagerDutyServiceId: 'PREC018',
    troubles: [],
  },
];
