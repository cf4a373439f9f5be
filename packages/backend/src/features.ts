// SPDX-License-Identifier: Apache-2.0

/** Everything the portal's backend is made of, in one list: the program adds it, and the route table is tested on it. */
export const features = [
  import('@macadam/plugin-front-door-backend'),

  import('@backstage/plugin-app-backend'),

  import('@backstage/plugin-auth-backend'),
  import('@backstage/plugin-auth-backend-module-oidc-provider'),
  import('@macadam/plugin-auth-backend-module-macadam-ownership'),

  import('@backstage/plugin-permission-backend'),
  import('@macadam/plugin-permission-backend-module-macadam-policy'),

  import('@backstage/plugin-events-backend'),
  import('@backstage/plugin-events-backend-module-github'),

  import('@backstage/plugin-catalog-backend'),
  import('@backstage/plugin-catalog-backend-module-logs'),
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
  import('@backstage/plugin-catalog-backend-module-github-org'),
  import('@macadam/plugin-catalog-backend-module-github-discovery'),
  import('@macadam/plugin-catalog-backend-module-link-schemes'),
  import('@macadam/plugin-catalog-backend-module-file-limits'),
  import('@macadam/plugin-catalog-files-backend'),

  import('@backstage/plugin-scaffolder-backend'),
  import('@backstage/plugin-scaffolder-backend-module-github'),
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
  import('@macadam/plugin-scaffolder-backend-module-golden-path'),
  import('@macadam/plugin-golden-path-backend'),

  import('@macadam/plugin-github-activity-backend'),

  import('@macadam/plugin-on-call-backend'),
  import('@macadam/plugin-tool-status-backend'),

  import('@macadam/plugin-dora-backend'),
  import('@macadam/plugin-dora-backend-module-github'),
  import('@macadam/plugin-dora-backend-module-pagerduty'),
  import('@macadam/plugin-dora-backend-module-webhook'),

  import('@macadam/plugin-cost-backend'),
  import('@macadam/plugin-cost-backend-module-focus'),
  import('@macadam/plugin-cost-backend-module-http'),
  import('@macadam/plugin-cost-backend-module-opencost'),

  import('@backstage/plugin-techdocs-backend'),

  import('@backstage/plugin-search-backend'),
  import('@backstage/plugin-search-backend-module-catalog'),
  import('@backstage/plugin-search-backend-module-techdocs'),
  import('@macadam/plugin-search-backend-module-macadam'),

  import('@backstage/plugin-user-settings-backend'),
  import('@backstage/plugin-notifications-backend'),
  import('@backstage/plugin-signals-backend'),
  import('@backstage/plugin-mcp-actions-backend'),
];
