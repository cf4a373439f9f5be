// SPDX-License-Identifier: Apache-2.0
export {
  deploymentFilterSchema,
  DoraClient,
  type DeliveryScope,
  type DeploymentFilter,
  type DoraApi,
  type PageQuery,
  type WindowQuery,
} from './DoraApi';
export {
  explanationSchema,
  type DeliveryCoverage,
  type ExplainedRow,
  type MetricExplanation,
} from './explanation';
export {
  deliverySummarySchema,
  METRIC_IDS,
  metricIdSchema,
  RULE_VERSION,
  type DeliveryCounts,
  type DeliverySeries,
  type DeliverySummary,
  type DeliveryWindow,
  type Metric,
  type MetricId,
  type Percentiles,
  type QuickCheck,
  type SeriesPoint,
  type SourceStatus,
  type Tier,
  type TierEdition,
  type TierName,
} from './model';
export {
  causeRequestSchema,
  deploymentsPageSchema,
  incidentRowSchema,
  incidentsPageSchema,
  type Attribution,
  type CauseRequest,
  type DeploymentRow,
  type DeploymentsPage,
  type FailureReason,
  type IncidentRow,
  type IncidentsPage,
  type ReworkReason,
} from './rows';
export {
  quickCheckOf,
  quickCheckScore,
  type QuickCheckAnswers,
  type QuickCheckEdition,
} from './quickCheck';
export { tierOf, type Thresholds, type TierTable } from './tier';
