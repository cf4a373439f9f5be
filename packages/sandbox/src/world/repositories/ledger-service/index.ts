// SPDX-License-Identifier: Apache-2.0
import { api, component, operationLinks } from '../../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../../files/serviceFiles';
import { gradleUpdates, productionMoves } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import type { Change } from '../../history';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { ledgerApi } from './api';
import { ledgerCode } from './code';
import { ledgerDocs } from './docs';

const name = 'ledger-service';
const team = 'payments-team';
const system = 'checkout-platform';
const description = 'Keeps the books: every cent that moved, and why';

const features: Change[] = [
  {
    message: 'Refuse an entry that does not balance',
    by: 'hana-sato',
    edits: [
      {
        path: 'src/main/java/example/acme/ledger/Entry.java',
        is: `    if (total != 0) {
      throw new IllegalArgumentException("An entry must balance; this one is off by " + total);
    }
`,
      },
      {
        path: 'src/main/java/example/acme/ledger/Entry.java',
        is: '    long total = postings.stream().mapToLong(Posting::amount).sum();\n',
      },
    ],
    review: {
      body: 'In August one posting was lost in a retry and we found out at the end of the month. Now it cannot be written.',
      approvedBy: 'payments-lead',
    },
  },
  {
    message: 'Tell finance how to read a balance of last month',
    by: 'payments-developer',
    edits: [
      {
        path: 'docs/index.md',
        is: '\nAdd `?at=2026-03-31` to read the balance as it stood at the end of a day.\n',
      },
    ],
  },
];

export const ledgerService: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['java', 'ledger', 'payments', 'service'],
  tree: {
    ...commonFiles({
      name,
      title: 'Ledger service',
      description,
      team,
      toolchain: TOOLCHAINS.java,
      entities: [
        component({
          name,
          description,
          team,
          type: 'service',
          system,
          tier: 'standard',
          tags: ['java', 'payments', 'kafka'],
          pagerDutyServiceId: 'P5T9LB2',
          links: operationLinks('ledger-slo'),
          spec: {
            dependsOn: [
              'component:payment-service',
              'component:postgres-payments',
              'component:kafka-cluster',
            ],
            providesApis: ['ledger-service-api'],
          },
        }),
        api({
          name: 'ledger-service-api',
          title: 'Ledger API',
          description: 'Read balances and the entries behind them',
          team,
          type: 'openapi',
          system,
          definition: 'api/openapi.yaml',
        }),
      ],
    }),
    ...deploymentFiles({
      name,
      team,
      port: 8080,
      replicas: 2,
      memory: '768Mi',
      environment: {
        LOG_LEVEL: 'info',
        PAYMENTS_TOPIC: 'payments.events.v2',
        JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75',
      },
    }),
    'api/openapi.yaml': ledgerApi,
    ...ledgerCode,
    ...ledgerDocs,
  },
  beginning: 'Start the ledger in place of the spreadsheet',
  changes: [
    features,
    gradleUpdates('kafka-clients', ['3.8.0', '3.8.1', '3.9.0']),
    gradleUpdates('postgresql', ['42.7.4', '42.7.5']),
    gradleUpdates('junit-jupiter', ['5.11.4', '5.12.0', '5.12.2']),
    productionMoves({
      line: memory => `    memory: ${memory}\nprobes`,
      values: ['512Mi', '640Mi', '768Mi'],
      message: memory => `Raise the memory limit to ${memory}`,
    }),
  ],
  openPulls: [
    {
      title: 'Round to the cent in one place',
      body: 'Converting kronor to euro rounded three times. This draft moves it to one method; tests to follow.',
      author: 'payments-developer',
      branch: 'round-once',
      requestedReviewers: ['payments-lead'],
      edits: [
        {
          path: 'docs/architecture.md',
          was: '- **Amounts are whole numbers.**',
          is: '- **Amounts are rounded once**, when they enter.\n- **Amounts are whole numbers.**',
        },
      ],
    },
  ],
  upkeep: { fails: 'ci' },
  delivery: {
    turns: [
      { is: 'incident', at: 0.35 },
      { is: 'rerun', at: 0.6, failures: 1, endedIn: 'build' },
      { is: 'outage', at: 0.8, title: 'LedgerBehind: Kafka moves partitions' },
    ],
  },
};
