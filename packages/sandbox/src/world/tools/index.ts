// SPDX-License-Identifier: Apache-2.0
export { acmeDashboards } from './dashboards';
export { acmeProjects } from './projects';
