// SPDX-License-Identifier: Apache-2.0
export {
  grafanaPathOf,
  grafanaTagOf,
  sonarqubeKeyOf,
  sonarqubePathOf,
} from './named';
export type {
  Dashboard,
  FailedCondition,
  NoToolData,
  ToolId,
  ToolStatus,
} from './model';
export { ToolStatusClient, type ToolStatusApi } from './ToolStatusApi';
