// SPDX-License-Identifier: Apache-2.0
export {
  ANNOTATION_COST_RESOURCES,
  ANNOTATION_DELIVERY_PATHS,
  ANNOTATION_DELIVERY_WORKFLOW,
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITHUB_TEAM_SLUG,
  ANNOTATION_GITHUB_USER_LOGIN,
  ANNOTATION_GRAFANA_SELECTOR,
  ANNOTATION_MONTHLY_BUDGET,
  ANNOTATION_PAGERDUTY_SERVICE_ID,
  ANNOTATION_SONARQUBE_PROJECT_KEY,
  ANNOTATION_TEMPLATE_VERSION,
  ANNOTATION_TIMEZONE,
  LABEL_TIER,
} from './annotations';
export { asSentence } from './asSentence';
export { formatDuration, formatRoughly } from './duration';
export { measuredSchema, type Measured } from './measured';
export { isPagerdutyId } from './pagerdutyId';
export { platformTeamFromConfig } from './platformTeam';
export { PluginClient, type PluginAccess } from './PluginClient';
export { isRunbookPage, runbookOf } from './runbookOf';
export { safeUrl } from './safeUrl';
export { entityPath, scopePath, type EntityName } from './scopePath';
export {
  isServiceName,
  SERVICE_NAME_PATTERN,
  SERVICE_NAME_RULE,
} from './serviceName';
export { sourceStateSchema, type SourceState } from './sourceState';
export { withQuery } from './withQuery';
