// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type {
  BranchPolicyRecord,
  DeploymentRecord,
  DeploymentStatusRecord,
  EnvironmentRecord,
  RepositoryRecord,
} from '../store';
import { simpleUser } from './accounts';
import { nodeId } from './Urls';

export function deploymentView(
  forge: Forge,
  repository: RepositoryRecord,
  deployment: DeploymentRecord,
) {
  const api = forge.urls.repositoryApi(repository);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: simpleUser(forge, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: api,
    transient_environment: false,
    production_environment: deployment.productionEnvironment,
    performed_via_github_app: null,
  };
}

export function statusView(
  forge: Forge,
  repository: RepositoryRecord,
  deployment: DeploymentRecord,
  status: DeploymentStatusRecord,
) {
  const api = forge.urls.repositoryApi(repository);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: simpleUser(forge, status.creator),
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: api,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}

export function environmentView(
  forge: Forge,
  repository: RepositoryRecord,
  environment: EnvironmentRecord,
) {
  const name = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${forge.urls.repositoryApi(repository)}/environments/${name}`,
    html_url: `${forge.urls.repository(
      repository,
    )}/deployments?environment=${name}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    protection_rules: [],
    deployment_branch_policy: environment.branchRule
      ? {
          protected_branches: environment.branchRule === 'protected',
          custom_branch_policies: environment.branchRule === 'custom',
        }
      : null,
  };
}

export function branchPolicyView({ id, name, type }: BranchPolicyRecord) {
  return { id, node_id: nodeId('GateBranchPolicy', id), name, type };
}
