// SPDX-License-Identifier: Apache-2.0
import type { SecretTimes, Timestamp, VariableRecord } from './records';

export interface EnvironmentRecord {
  id: number;
  name: string;
  /** Which branches may deploy here; all of them where it is absent. */
  branchRule?: BranchRule;
  /** The patterns that a rule of the `custom` kind goes by. */
  branchPolicies?: BranchPolicyRecord[];
  variables?: Record<string, VariableRecord>;
  secrets?: Record<string, SecretTimes>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** `protected`: those with a protection. `custom`: those that a pattern of the environment's own fits. */
export type BranchRule = 'protected' | 'custom';

export interface BranchPolicyRecord {
  id: number;
  /** A pattern such as `release/*`. */
  name: string;
  type: 'branch' | 'tag';
}
