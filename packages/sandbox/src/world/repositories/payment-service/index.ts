// SPDX-License-Identifier: Apache-2.0
import { api, component, operationLinks } from '../../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../../files/serviceFiles';
import { TOOLCHAINS } from '../../files/workflows';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { paymentApi } from './api';
import { paymentCode } from './code';
import { paymentDocs } from './docs';
import { paymentChanges, paymentDelivery, paymentOpenPulls } from './history';

const name = 'payment-service';
const team = 'payments-team';
const system = 'checkout-platform';
const description = 'Handles card payment processing and refund workflows';

export const paymentService: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['payments', 'python', 'service'],
  tree: {
    ...commonFiles({
      name,
      title: 'Payment service',
      description,
      team,
      toolchain: TOOLCHAINS.python,
      entities: [
        component({
          name,
          description,
          team,
          type: 'service',
          system,
          tier: 'critical',
          tags: ['python', 'payments', 'kafka', 'pci-dss'],
          pagerDutyServiceId: 'P1234AB',
          annotations: { 'argocd/app-name': 'payment-service-production' },
          links: operationLinks('payment-slo'),
          spec: {
            dependsOn: [
              'component:postgres-payments',
              'component:kafka-cluster',
              'resource:stripe-api',
            ],
            providesApis: ['payment-service-v2-api'],
          },
        }),
        api({
          name: 'payment-service-v2-api',
          title: 'Payments API, version 2',
          description: 'Charge a card, read a payment, give money back',
          team,
          type: 'openapi',
          system,
          definition: 'api/openapi.yaml',
          tags: ['payments', 'pci-dss'],
        }),
      ],
    }),
    ...deploymentFiles({
      name,
      team,
      port: 8080,
      replicas: 4,
      memory: '512Mi',
      environment: {
        LOG_LEVEL: 'info',
        STRIPE_TIMEOUT_SECONDS: '8',
        DATABASE_POOL_SIZE: '12',
        EVENTS_TOPIC: 'payments.events.v2',
      },
    }),
    ...paymentCode,
    ...paymentDocs,
    'api/openapi.yaml': paymentApi,
  },
  beginning: 'Move the payment service to a repository of its own',
  changes: paymentChanges,
  openPulls: paymentOpenPulls,
  delivery: paymentDelivery,
  hasMergeCommits: true,
};
