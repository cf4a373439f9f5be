// SPDX-License-Identifier: Apache-2.0
export { dashboardsInForge } from './dashboardsInForge';
export {
  startGrafana,
  type GrafanaOptions,
  type RunningGrafana,
} from './startGrafana';
