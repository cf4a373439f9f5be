// SPDX-License-Identifier: Apache-2.0
export {
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITHUB_TEAM_SLUG,
  ANNOTATION_GITHUB_USER_LOGIN,
  ANNOTATION_TEMPLATE_VERSION,
  LABEL_TIER,
} from './annotations';
export { platformTeamFromConfig } from './platformTeam';
export {
  isServiceName,
  SERVICE_NAME_PATTERN,
  SERVICE_NAME_RULE,
} from './serviceName';
export { sourceStateSchema, type SourceState } from './sourceState';
