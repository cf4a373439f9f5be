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
import { RiMoneyDollarCircleLine } from '@remixicon/react';
import { costApi } from './api';
import { costRef, organizationRef } from './routes';

// A library costs nothing; those who run it do.
const filter: FilterPredicate = {
  $all: [
    {
      kind: { $in: ['component', 'resource', 'group', 'system', 'domain'] },
    },
    { $not: { 'spec.type': 'library' } },
  ],
};

const costCard = EntityCardBlueprint.make({
  name: 'cost',
  params: {
    type: 'content',
    filter,
    loader: () => import('./card').then(m => <m.CostCard />),
  },
});

const costTab = EntityContentBlueprint.make({
  name: 'cost',
  params: {
    path: 'cost',
    title: 'Cost',
    group: 'operation',
    routeRef: costRef,
    filter,
    loader: () => import('./page').then(m => <m.CostTab />),
  },
});

const organizationPage = PageBlueprint.make({
  params: {
    path: '/cost',
    title: 'Cost',
    icon: <RiMoneyDollarCircleLine />,
    routeRef: organizationRef,
    loader: () => import('./page').then(m => <m.OrganizationPage />),
  },
});

export const costPlugin = createFrontendPlugin({
  pluginId: 'cost',
  title: 'Cost',
  icon: <RiMoneyDollarCircleLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { organization: organizationRef, cost: costRef },
  extensions: [costApi, costCard, costTab, organizationPage],
});
