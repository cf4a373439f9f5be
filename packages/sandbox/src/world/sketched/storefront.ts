// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';
import { FRONT_PAGE } from './frontPage';

const team = 'storefront-team';
const system = 'storefront';

export const storefront: Sketch[] = [
  {
    type: 'website',
    name: 'catalogue-web',
    content: FRONT_PAGE,
    title: 'Catalogue',
    description: 'The pages of products, and of what goes with them',
    team,
    system,
    language: 'typescript',
    tags: ['typescript', 'accessibility'],
    purpose:
      'Nine visits in ten begin on a page of this site. It is drawn on the server and works without JavaScript.',
    thing: {
      name: 'product',
      plural: 'products',
      fields: [
        { name: 'title', type: 'text', meaning: 'What it is called' },
        { name: 'price', type: 'whole', meaning: 'What it costs today' },
        {
          name: 'rating',
          type: 'whole',
          meaning: 'What others say, from 1 to 5',
        },
        { name: 'delivery', type: 'text', meaning: 'When it can be there' },
      ],
      steps: [
        {
          verb: 'publish',
          from: 'draft',
          to: 'live',
          meaning: 'Customers see it',
        },
        {
          verb: 'withdraw',
          from: 'live',
          to: 'withdrawn',
          meaning: 'The page says what else there is',
        },
      ],
    },
    dependsOn: ['component:acme-components', 'resource:product-images-bucket'],
    consumesApis: ['price-service-api', 'search-service-api'],
    pagerDutyServiceId: 'PCAT006',
    tier: 'critical',
    troubles: [
      {
        alert: 'PagesSlow',
        means: 'the slowest page in twenty takes longer than two seconds.',
        todo: [
          'Look whether `price-service` is slow; pages show the price of yesterday after 300 ms.',
        ],
      },
    ],
  },
  {
    type: 'service',
    name: 'price-service',
    // Prices are read at the start, so a new list needs the same version once more.
    delivery: {
      turns: [
        { is: 'redeploy', at: 0.15 },
        { is: 'redeploy', at: 0.35 },
        { is: 'incident', at: 0.5 },
        { is: 'redeploy', at: 0.65 },
        { is: 'redeploy', at: 0.85 },
      ],
    },
    title: 'Price service',
    description: 'Knows what a thing costs, today and tomorrow',
    team,
    system,
    language: 'go',
    tags: ['go'],
    purpose:
      'A price has a beginning and an end. Whoever shows, sells or refunds something asks here which one held.',
    thing: {
      name: 'price',
      plural: 'prices',
      fields: [
        { name: 'sku', type: 'text', meaning: 'Which article' },
        { name: 'amount', type: 'whole', meaning: 'In cents, tax included' },
        { name: 'validFrom', type: 'moment', meaning: 'From when it holds' },
        {
          name: 'campaign',
          type: 'text',
          meaning: 'Which sale it belongs to, if any',
        },
      ],
      steps: [
        {
          verb: 'approve',
          from: 'proposed',
          to: 'approved',
          meaning: 'A second person has seen it',
        },
        {
          verb: 'start',
          from: 'approved',
          to: 'current',
          meaning: 'Customers pay it',
        },
        {
          verb: 'end',
          from: 'current',
          to: 'past',
          meaning: 'It is kept for refunds',
        },
      ],
    },
    apis: ['openapi', 'asyncapi'],
    dependsOn: ['resource:postgres-prices', 'component:kafka-cluster'],
    pagerDutyServiceId: 'PPRI007',
    tier: 'critical',
    troubles: [
      {
        alert: 'PricesStale',
        means:
          'no price has changed since midnight, and some change every night.',
        todo: [
          'Look at the log for `refused`.',
          'Start the job again by hand; it is safe to run twice.',
        ],
      },
    ],
    openPulls: [
      {
        title: 'Update pgx to v5.7.6',
        body: 'A patch release. The tests pass.',
        author: 'tom-achieng',
        branch: 'pgx-5.7.6',
        requestedReviewers: ['maria-silva'],
        edits: [{ path: 'go.mod', was: 'pgx/v5 v5.7.5', is: 'pgx/v5 v5.7.6' }],
      },
    ],
  },
];
