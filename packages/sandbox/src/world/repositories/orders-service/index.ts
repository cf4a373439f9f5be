// SPDX-License-Identifier: Apache-2.0
import { api, component, operationLinks } from '../../files/catalogInfo';
import { commonFiles, deploymentFiles } from '../../files/serviceFiles';
import { TOOLCHAINS } from '../../files/workflows';
import type { RepositoryPlan } from '../../RepositoryPlan';
import { orderEvents, ordersApi } from './apis';
import { ordersCode } from './code';
import { ordersDocs } from './docs';
import { orderChanges, orderDelivery, orderOpenPulls } from './history';

const name = 'orders-service';
const team = 'orders-team';
const system = 'orders';
const description =
  'Takes orders and follows each one until the parcel is handed over';

export const ordersService: RepositoryPlan = {
  name,
  description,
  team,
  topics: ['orders', 'typescript', 'service'],
  tree: {
    ...commonFiles({
      name,
      title: 'Orders service',
      description,
      team,
      toolchain: TOOLCHAINS.node,
      entities: [
        component({
          name,
          description,
          team,
          type: 'service',
          system,
          tier: 'critical',
          tags: ['typescript', 'nodejs', 'kafka'],
          pagerDutyServiceId: 'P2K7QD1',
          links: operationLinks('orders-slo'),
          spec: {
            dependsOn: ['component:postgres-orders', 'component:kafka-cluster'],
            providesApis: ['orders-service-api', 'order-events'],
            consumesApis: ['payment-service-v2-api', 'inventory-service-api'],
          },
        }),
        api({
          name: 'orders-service-api',
          title: 'Orders API',
          description: 'Place an order, read it, cancel it',
          team,
          type: 'openapi',
          system,
          definition: 'api/openapi.yaml',
        }),
        api({
          name: 'order-events',
          title: 'Order events',
          description: 'What happens to an order, as it happens, on Kafka',
          team,
          type: 'asyncapi',
          system,
          definition: 'api/asyncapi.yaml',
          tags: ['kafka'],
        }),
      ],
    }),
    ...deploymentFiles({
      name,
      team,
      port: 3000,
      replicas: 3,
      memory: '512Mi',
      environment: {
        LOG_LEVEL: 'info',
        RESERVATION_MINUTES: '20',
        EVENTS_TOPIC: 'orders.events.v1',
      },
    }),
    ...ordersCode,
    ...ordersDocs,
    'api/openapi.yaml': ordersApi,
    'api/asyncapi.yaml': orderEvents,
  },
  beginning: 'Create orders-service from the golden path',
  changes: orderChanges,
  openPulls: orderOpenPulls,
  delivery: orderDelivery,
  hasMergeCommits: true,
};
