// SPDX-License-Identifier: Apache-2.0
import type { FilterPredicate } from '@backstage/filter-predicates';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiRocketLine } from '@remixicon/react';
import { doraApi } from './api';
import { deliveryRef, organizationRef } from './routes';

// A library is not deployed; it is delivered by those who use it.
const filter: FilterPredicate = {
  $all: [
    { kind: { $in: ['component', 'group', 'system'] } },
    { $not: { 'spec.type': 'library' } },
  ],
};

const deliveryCard = EntityCardBlueprint.make({
  name: 'delivery',
  params: {
    type: 'content',
    filter,
    loader: () => import('./card').then(m => <m.DeliveryCard />),
  },
});

const deliveryTab = EntityContentBlueprint.make({
  name: 'delivery',
  params: {
    path: 'delivery',
    title: 'Delivery',
    group: 'deployment',
    routeRef: deliveryRef,
    filter,
    loader: () => import('./page').then(m => <m.DeliveryTab />),
  },
});

const organizationPage = PageBlueprint.make({
  params: {
    path: '/delivery',
    title: 'Delivery',
    icon: <RiRocketLine />,
    routeRef: organizationRef,
    loader: () => import('./page').then(m => <m.OrganizationPage />),
  },
});

export const doraPlugin = createFrontendPlugin({
  pluginId: 'dora',
  title: 'Delivery',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { organization: organizationRef, delivery: deliveryRef },
  extensions: [doraApi, deliveryCard, deliveryTab, organizationPage],
});
