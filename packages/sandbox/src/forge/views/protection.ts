// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type { ProtectionRecord, RepositoryRecord } from '../store';
import { simpleUser, teamView } from './accounts';

/** The answer of `PUT …/protection`. */
export function protectedBranchView(
  forge: Forge,
  repository: RepositoryRecord,
  branch: string,
  protection: ProtectionRecord,
) {
  const url = protectionUrl(forge, repository, branch);
  const { statusChecks, reviews, restrictions } = protection;
  return {
    url,
    ...(statusChecks && {
      required_status_checks: {
        url: `${url}/required_status_checks`,
        strict: statusChecks.strict,
        contexts: statusChecks.contexts,
        checks: statusChecks.contexts.map(context => ({
          context,
          app_id: null,
        })),
        contexts_url: `${url}/required_status_checks/contexts`,
      },
    }),
    ...(reviews && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: reviews.dismissStaleReviews,
        require_code_owner_reviews: reviews.requireCodeOwnerReviews,
        require_last_push_approval: reviews.requireLastPushApproval,
        required_approving_review_count: reviews.approvals,
      },
    }),
    ...(restrictions && {
      restrictions: restrictionsView(forge, repository, url, restrictions),
    }),
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: protection.enforceAdmins,
    },
    required_signatures: signaturesView(forge, repository, branch, protection),
    required_linear_history: { enabled: protection.requiredLinearHistory },
    allow_force_pushes: { enabled: protection.allowForcePushes },
    allow_deletions: { enabled: protection.allowDeletions },
    block_creations: { enabled: protection.blockCreations },
    required_conversation_resolution: {
      enabled: protection.requiredConversationResolution,
    },
  };
}

/** The answer of `GET …/protection`, which differs in a word here and there. */
export function branchProtectionView(
  forge: Forge,
  repository: RepositoryRecord,
  branch: string,
  protection: ProtectionRecord,
) {
  const view = protectedBranchView(forge, repository, branch, protection);
  return { ...view, enabled: true, name: branch, protection_url: view.url };
}

export function signaturesView(
  forge: Forge,
  repository: RepositoryRecord,
  branch: string,
  protection: ProtectionRecord,
) {
  const url = protectionUrl(forge, repository, branch);
  return {
    url: `${url}/required_signatures`,
    enabled: protection.requiredSignatures,
  };
}

function restrictionsView(
  forge: Forge,
  repository: RepositoryRecord,
  url: string,
  restrictions: NonNullable<ProtectionRecord['restrictions']>,
) {
  const organization = forge.store.organizations.get(repository.owner);
  const teams = restrictions.teams
    .map(slug => forge.store.teams.get(slug))
    .filter(team => team !== undefined);
  return {
    url: `${url}/restrictions`,
    users_url: `${url}/restrictions/users`,
    teams_url: `${url}/restrictions/teams`,
    apps_url: `${url}/restrictions/apps`,
    users: restrictions.users.map(login => simpleUser(forge, login)),
    teams: organization
      ? teams.map(team => teamView(forge, organization, team))
      : [],
    apps: [],
  };
}

function protectionUrl(
  forge: Forge,
  repository: RepositoryRecord,
  branch: string,
): string {
  return `${forge.urls.repositoryApi(
    repository,
  )}/branches/${branch}/protection`;
}
