// SPDX-License-Identifier: Apache-2.0
import type { RepositorySpec } from './repository';

/**
 * What must hold before something reaches the default branch: approvals, one of them by a code owner, for administrators too; and history is
 * never rewritten.
 *
 * @see https://docs.github.com/en/rest/branches/branch-protection#update-branch-protection
 */
export function branchProtection(
  spec: Pick<RepositorySpec, 'requiredReviewers'>,
) {
  return {
    required_pull_request_reviews: {
      required_approving_review_count: spec.requiredReviewers,
      require_code_owner_reviews: true,
      dismiss_stale_reviews: true,
    },
    enforce_admins: true,
    allow_force_pushes: false,
    allow_deletions: false,
    required_conversation_resolution: true,
    // The API demands these keys; `null` is its word for "none".
    required_status_checks: null,
    restrictions: null,
  };
}
