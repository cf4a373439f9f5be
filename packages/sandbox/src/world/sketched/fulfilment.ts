// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

const team = 'fulfilment-team';
const system = 'fulfilment';

export const fulfilment: Sketch[] = [
  {
    type: 'service',
    name: 'shipping-service',
    title: 'Shipping service',
    description: 'Finds a carrier for each parcel, and follows it to the door',
    team,
    system,
    language: 'go',
    tags: ['go', 'grpc', 'kafka'],
    purpose:
      'Four carriers, one way to ask them. This service books, prints the label and tells everyone where a parcel is.',
    thing: {
      name: 'shipment',
      plural: 'shipments',
      fields: [
        { name: 'orderId', type: 'text', meaning: 'What is in it' },
        { name: 'carrier', type: 'text', meaning: 'Who brings it' },
        {
          name: 'weightGrams',
          type: 'whole',
          meaning: 'As the scale said, packed',
        },
        {
          name: 'promisedAt',
          type: 'moment',
          meaning: 'What the customer was told',
        },
      ],
      steps: [
        {
          verb: 'collect',
          from: 'booked',
          to: 'collected',
          meaning: 'The carrier has it',
        },
        {
          verb: 'deliver',
          from: 'collected',
          to: 'delivered',
          meaning: 'It is at the door',
        },
        {
          verb: 'lose',
          from: 'collected',
          to: 'lost',
          meaning: 'Nobody has seen it for ten days',
        },
      ],
    },
    apis: ['grpc', 'asyncapi'],
    dependsOn: [
      'component:acme-auth-go',
      'resource:postgres-fulfilment',
      'resource:shipments-events',
    ],
    pagerDutyServiceId: 'PSHI008',
    tier: 'critical',
    troubles: [
      {
        alert: 'CarrierAway',
        means: 'a carrier has refused or not answered for ten minutes.',
        todo: [
          'Look at its own status page; the dashboard links to it.',
          'Turn it off: `carriers.disable <name>`. The others take over.',
        ],
      },
      {
        alert: 'ShipmentsUnbooked',
        means: 'parcels wait without a carrier.',
        todo: [
          'Count them on the dashboard.',
          'More than a hundred: tell the warehouse, which can hold them.',
        ],
      },
    ],
    openPulls: [
      {
        title: 'Book the greenest carrier that keeps the promise',
        body: 'For those who tick the box. It costs 14 cents more on average.',
        author: 'mei-tanaka',
        branch: 'greenest-carrier',
        requestedReviewers: ['ines-carvalho'],
        edits: [
          {
            path: 'docs/index.md',
            was: 'Four carriers, one way to ask them.',
            is: 'Four carriers, one way to ask them, the greenest first.',
          },
        ],
      },
    ],
  },
  {
    type: 'service',
    name: 'warehouse-service',
    // On the night of a release nobody picks.
    delivery: {
      everyDays: 7,
      isSmooth: true,
      turns: [
        { is: 'redeploy', at: 0.3 },
        { is: 'incident', at: 0.6 },
      ],
    },
    title: 'Warehouse service',
    description: 'Tells people in the warehouse what to pick, in which order',
    team,
    system,
    language: 'java',
    tags: ['java', 'kafka'],
    purpose:
      'A good order of picking saves eleven kilometres a day and person. This service makes it and follows the work.',
    thing: {
      name: 'pick',
      plural: 'picks',
      fields: [
        { name: 'sku', type: 'text', meaning: 'Which article' },
        { name: 'shelf', type: 'text', meaning: 'Where it lies' },
        { name: 'quantity', type: 'whole', meaning: 'How many' },
      ],
      steps: [
        {
          verb: 'take',
          from: 'planned',
          to: 'taken',
          meaning: 'It is in the cart',
        },
        {
          verb: 'pack',
          from: 'taken',
          to: 'packed',
          meaning: 'It is in the parcel',
        },
        {
          verb: 'miss',
          from: 'planned',
          to: 'missing',
          meaning: 'The shelf was empty',
        },
      ],
    },
    apis: ['openapi', 'asyncapi'],
    dependsOn: ['resource:postgres-fulfilment', 'component:kafka-cluster'],
    consumesApis: ['inventory-service-api', 'order-events'],
    pagerDutyServiceId: 'PWAR009',
    tier: 'critical',
    troubles: [
      {
        alert: 'PicksStandStill',
        means: 'nothing was picked for fifteen minutes in a shift.',
        todo: [
          'Call the warehouse: it may be lunch.',
          'Look whether `inventory-service` answers.',
        ],
      },
    ],
  },
  {
    type: 'website',
    name: 'pick-list-web',
    title: 'Pick list',
    description: 'What people in the warehouse see on their scanners',
    team,
    system,
    language: 'typescript',
    tags: ['typescript'],
    purpose:
      'It is read at arm’s length, with gloves on. Letters are large and buttons larger.',
    thing: {
      name: 'pick',
      plural: 'picks',
      fields: [
        { name: 'shelf', type: 'text', meaning: 'Where to go' },
        { name: 'title', type: 'text', meaning: 'What to look for' },
        { name: 'quantity', type: 'whole', meaning: 'How many' },
      ],
      steps: [
        {
          verb: 'take',
          from: 'planned',
          to: 'taken',
          meaning: 'It leaves the list',
        },
      ],
    },
    consumesApis: ['warehouse-service-api', 'pick-events'],
    pagerDutyServiceId: 'PPIC010',
    troubles: [
      {
        alert: 'ScannersBlank',
        means: 'scanners show an empty list.',
        todo: [
          'Look whether `warehouse-service` answers.',
          'There are paper lists in the office.',
        ],
      },
    ],
  },
  {
    type: 'service',
    name: 'carrier-gateway',
    title: 'Carrier gateway',
    description: 'Booked parcels with one carrier',
    team,
    system,
    language: 'python',
    tags: ['python'],
    purpose:
      'It knew one carrier. `shipping-service` knows four, so this is kept for its history alone.',
    thing: {
      name: 'booking',
      plural: 'bookings',
      fields: [
        { name: 'orderId', type: 'text', meaning: 'What is in it' },
        { name: 'label', type: 'text', meaning: 'Where the label is' },
      ],
      steps: [
        {
          verb: 'confirm',
          from: 'asked',
          to: 'confirmed',
          meaning: 'The carrier will come',
        },
        {
          verb: 'cancel',
          from: 'asked',
          to: 'cancelled',
          meaning: 'Nobody will come',
        },
      ],
    },
    apis: [],
    dependsOn: ['resource:postgres-fulfilment'],
    pagerDutyServiceId: 'PCAR011',
    troubles: [
      {
        alert: 'BookingsFail',
        means: 'nothing: it is switched off.',
        todo: ['Look at `shipping-service` instead.'],
      },
    ],
    upkeep: {
      isArchived: true,
      restedDays: 45,
      lastly: [
        {
          message: 'Say that shipping-service took over',
          by: 'ines-carvalho',
          edits: [
            {
              path: 'catalog-info.yaml',
              was: '  lifecycle: production\n',
              is: '  lifecycle: deprecated\n',
            },
            {
              path: 'catalog-info.yaml',
              was: '    - python\n',
              is: '    - python\n    - archived\n',
            },
            {
              path: 'catalog-info.yaml',
              was: 'Booked parcels with one carrier\n',
              is: 'Booked parcels with one carrier. Archived when shipping-service took over\n',
            },
          ],
        },
      ],
    },
  },
];
