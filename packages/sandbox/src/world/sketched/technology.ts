// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';

export const technology: Sketch[] = [
  {
    type: 'service',
    name: 'identity-service',
    // Every team must be told before: three times in the ninety days.
    delivery: { everyDays: 42, isSmooth: true, turns: [] },
    title: 'Identity service',
    description: 'Signs customers in, and knows what they have agreed to',
    team: 'identity-team',
    system: 'identity',
    language: 'typescript',
    tags: ['typescript', 'nodejs', 'gdpr'],
    purpose:
      'It holds names and addresses so that no other service has to. Others hold an id.',
    thing: {
      name: 'account',
      plural: 'accounts',
      fields: [
        { name: 'email', type: 'text', meaning: 'How we reach them' },
        {
          name: 'consentedAt',
          type: 'moment',
          meaning: 'When they agreed to the terms',
        },
        { name: 'locale', type: 'text', meaning: 'Which language they read' },
      ],
      steps: [
        {
          verb: 'verify',
          from: 'new',
          to: 'verified',
          meaning: 'The address is theirs',
        },
        {
          verb: 'lock',
          from: 'verified',
          to: 'locked',
          meaning: 'Too many wrong passwords',
        },
        {
          verb: 'erase',
          from: 'locked',
          to: 'erased',
          meaning: 'Nothing is left but the id',
        },
      ],
    },
    apis: ['openapi', 'asyncapi'],
    dependsOn: [
      'component:service-kit',
      'resource:postgres-identity',
      'resource:redis-sessions',
      'component:kafka-cluster',
    ],
    pagerDutyServiceId: 'PIDE019',
    tier: 'critical',
    troubles: [
      {
        alert: 'SignInsFail',
        means: 'one sign-in in fifty fails that is not a wrong password.',
        todo: [
          'Look at `redis-sessions` first.',
          'Sessions that exist go on working; there is time to think.',
        ],
      },
      {
        alert: 'ManyLocks',
        means:
          'accounts are locked faster than usual: somebody tries passwords.',
        todo: [
          'Turn on the challenge: `CHALLENGE=always`.',
          'Tell the team’s lead, who tells the data protection officer.',
        ],
      },
    ],
  },
  {
    type: 'pipeline',
    name: 'profile-pipeline',
    title: 'Profile pipeline',
    description:
      'Adds up what a customer has bought, without saying who they are',
    team: 'data-team',
    system: 'reporting',
    language: 'python',
    tags: ['python', 'data', 'gdpr'],
    purpose:
      'Groups of customers, never one of them: a group of fewer than fifty is left out.',
    counts: {
      topic: 'orders.events.v1',
      key: 'segment',
      value: 'amount',
      into: 'profiles',
    },
    startsAt: '04:45',
    dependsOn: ['resource:orders-events', 'resource:profiles-bucket'],
    consumesApis: ['order-events', 'account-events'],
    pagerDutyServiceId: 'PPRO020',
    troubles: [
      {
        alert: 'ProfilesMissing',
        means: 'the table of the morning is not there at seven.',
        todo: ['Run it again, and tell marketing that it is late.'],
      },
    ],
  },
  {
    type: 'pipeline',
    name: 'events-archive',
    title: 'Events archive',
    description: 'Puts every event aside, for those who ask in a year',
    team: 'data-team',
    system: 'reporting',
    language: 'go',
    tags: ['go', 'kafka', 'data'],
    purpose:
      'Kafka forgets after 30 days. This writes each event once, in files by day.',
    counts: {
      topic: 'orders.events.v1',
      key: 'type',
      value: 'size',
      into: 'events-archive-bucket',
    },
    startsAt: '02:30',
    dependsOn: [
      'resource:orders-events',
      'resource:payments-events',
      'resource:shipments-events',
      'resource:events-archive-bucket',
    ],
    pagerDutyServiceId: 'PEVA021',
    troubles: [
      {
        alert: 'ArchiveBehind',
        means: 'a day is missing.',
        todo: ['Run it for that day within 30 days, or it is gone.'],
      },
    ],
  },
];
