// SPDX-License-Identifier: Apache-2.0
export {
  attemptKey,
  NO_PAST,
  type Attempt,
  type Chain,
  type Commit,
  type Incident,
  type IncidentFlags,
  type Past,
  type PastDeployment,
  type PastEnvironment,
  type PastFailure,
  type Rules,
} from './chain';
export {
  classify,
  type Classification,
  type DeploymentFlags,
  type FailureFlags,
} from './classify';
export type { ChangeFlags } from './firstDeployments';
