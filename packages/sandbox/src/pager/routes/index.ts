// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../http/routes';
import { accountRoutes } from './accounts';
import { incidentRoutes } from './incidents';
import { oncallRoutes } from './oncall';
import { serviceRoutes } from './services';
import { subscriptionRoutes } from './subscriptions';

export const apiRoutes: Route[] = [
  ...incidentRoutes,
  ...serviceRoutes,
  ...oncallRoutes,
  ...accountRoutes,
  ...subscriptionRoutes,
];
