// SPDX-License-Identifier: Apache-2.0
import { component, operationLinks } from '../../files/catalogInfo';
import { commonFiles } from '../../files/serviceFiles';
import { pipUpdates } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import { type Change, moves } from '../../history';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { salesCode } from './code';
import { salesDocs } from './docs';

const name = 'sales-pipeline';
const team = 'data-team';
const description = 'Turns order events into the sales figures of the morning';

const features: Change[] = [
  {
    message: 'Count an event that arrives twice once',
    by: 'grace-wanjiru',
    edits: [
      {
        path: 'sales/daily.py',
        is: '        if event["id"] in seen:\n            continue\n        seen.add(event["id"])\n',
      },
      { path: 'sales/daily.py', is: '    seen: set[str] = set()\n' },
    ],
    review: {
      body: 'On the 3rd we reported 1.4% too much. Kafka had delivered a batch twice, as it may.',
      approvedBy: 'yusuf-demir',
    },
  },
  {
    message: 'Explain whose day a sale belongs to',
    by: 'yusuf-demir',
    edits: [
      {
        path: 'docs/architecture.md',
        is: '\nA day is a day in Dublin, where the books are kept.\n',
      },
    ],
  },
];

export const salesPipeline: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['data', 'pipeline', 'python'],
  tree: {
    ...commonFiles({
      name,
      title: 'Sales pipeline',
      description,
      team,
      toolchain: TOOLCHAINS.python,
      entities: [
        component({
          name,
          description,
          team,
          type: 'pipeline',
          system: 'reporting',
          tier: 'standard',
          tags: ['python', 'kafka', 'data'],
          pagerDutyServiceId: 'P3H8NZ7',
          links: operationLinks('sales-freshness'),
          spec: {
            dependsOn: ['component:kafka-cluster'],
            consumesApis: ['order-events', 'ledger-service-api'],
          },
        }),
      ],
    }),
    ...salesCode,
    ...salesDocs,
  },
  beginning: 'Count sales from events and not from a copy of the database',
  changes: [
    features,
    pipUpdates('polars', ['1.19.0', '1.21.0', '1.24.0', '1.29.0']),
    pipUpdates('pytest', ['8.3.4', '8.3.5']),
    pipUpdates('ruff', ['0.11.2', '0.11.6', '0.11.9']),
    moves({
      path: 'schedule.yaml',
      line: at => `at: "${at}"`,
      values: ['05:00', '04:30', '04:15'],
      message: at => `Start at ${at}, so that figures are there at six`,
    }),
  ],
  openPulls: [],
};
