// SPDX-License-Identifier: Apache-2.0
import type { CatalogEntity } from '../../files/catalogInfo';

interface Place {
  team: string;
  system: string;
}

interface Shared extends Place {
  name: string;
  description: string;
  type: string;
  tags: string[];
  dependsOn?: string[];
}

const PAYMENTS = { team: 'payments-team', system: 'checkout-platform' };
const ORDERS = { team: 'orders-team', system: 'orders' };
const STOREFRONT = { team: 'storefront-team', system: 'storefront' };
const FULFILMENT = { team: 'fulfilment-team', system: 'fulfilment' };
const CARE = { team: 'support-team', system: 'customer-care' };
const SEARCH = { team: 'search-team', system: 'discovery' };
const DATA = { team: 'data-team', system: 'reporting' };
const IDENTITY = { team: 'identity-team', system: 'identity' };
const PLATFORM = { team: 'platform-team', system: 'developer-platform' };

/** Those that payment-service and orders-service have named as components from the beginning. */
const COMPONENTS: Shared[] = [
  database('postgres-payments', PAYMENTS, 'payments and the ledger'),
  database('postgres-orders', ORDERS, 'orders and stock'),
  {
    name: 'kafka-cluster',
    description: 'The shared Kafka: three brokers, topics kept for 30 days',
    type: 'message-broker',
    ...PLATFORM,
    tags: ['kafka'],
    dependsOn: ['resource:production-cluster'],
  },
];

const RESOURCES: Shared[] = [
  {
    name: 'production-cluster',
    description: 'Kubernetes in eu-west-1, where everything of ours runs',
    type: 'kubernetes-cluster',
    ...PLATFORM,
    tags: ['kubernetes'],
  },
  {
    name: 'stripe-api',
    description: 'Our card processor. Outside Acme; see status.stripe.com',
    type: 'external-service',
    ...PAYMENTS,
    tags: ['payments', 'pci-dss'],
  },
  database('postgres-invoices', PAYMENTS, 'invoices'),
  database('postgres-prices', STOREFRONT, 'prices'),
  database('postgres-fulfilment', FULFILMENT, 'shipments and picks'),
  database('postgres-tickets', CARE, 'tickets'),
  database('postgres-identity', IDENTITY, 'accounts'),
  database(
    'postgres-loyalty',
    { team: 'loyalty-team', system: 'loyalty' },
    'points and vouchers',
  ),
  cache('redis-sessions', IDENTITY, 'sessions'),
  cache('redis-notifications', CARE, 'messages that wait'),
  cache('redis-recommendations', SEARCH, 'suggestions'),
  {
    name: 'opensearch-products',
    description: 'OpenSearch: the index of products, built anew each night',
    type: 'search-index',
    ...SEARCH,
    tags: ['opensearch'],
  },
  bucket('invoices-bucket', PAYMENTS, 'Invoices as PDF, kept for ten years'),
  bucket('payouts-bucket', PAYMENTS, 'Files for the bank'),
  bucket('models-bucket', SEARCH, 'Trained models, by version'),
  bucket('product-images-bucket', STOREFRONT, 'Pictures of products'),
  bucket('profiles-bucket', DATA, 'What groups of customers buy'),
  bucket('events-archive-bucket', DATA, 'Every event, in files by day'),
  topic('payments-events', PAYMENTS, 'payments.events.v2'),
  topic('orders-events', ORDERS, 'orders.events.v1'),
  topic('shipments-events', FULFILMENT, 'shipments.events.v1'),
];

/** What services stand on, and several of them share. */
export const SHARED: CatalogEntity[] = [
  ...COMPONENTS.map(options => entityOf('Component', options)),
  ...RESOURCES.map(options => entityOf('Resource', options)),
];

function database(name: string, place: Place, what: string): Shared {
  const description = `PostgreSQL 16 of ${what}: two zones, backed up every night`;
  return {
    name,
    description,
    type: 'database',
    ...place,
    tags: ['postgresql'],
  };
}

function cache(name: string, place: Place, what: string): Shared {
  const description = `Redis for ${what}; what is lost is made again`;
  return { name, description, type: 'cache', ...place, tags: ['redis'] };
}

function bucket(name: string, place: Place, description: string): Shared {
  return { name, description, type: 's3-bucket', ...place, tags: ['s3'] };
}

function topic(name: string, place: Place, address: string): Shared {
  return {
    name,
    description: `The topic ${address}`,
    type: 'kafka-topic',
    ...place,
    tags: ['kafka'],
    dependsOn: ['component:kafka-cluster'],
  };
}

function entityOf(
  kind: 'Component' | 'Resource',
  options: Shared,
): CatalogEntity {
  const { name, description, type, team, tags, dependsOn } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, description, tags },
    spec: {
      type,
      ...(kind === 'Component' && { lifecycle: 'production' }),
      owner: `group:${team}`,
      system: options.system,
      ...(dependsOn && { dependsOn }),
    },
  };
}
