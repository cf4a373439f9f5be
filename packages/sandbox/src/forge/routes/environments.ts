// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { ensureEnvironment } from '../deployments/deployments';
import { timestamp } from '../Forge';
import { GithubError, notFound, validationFailed } from '../http/GithubError';
import { countedReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  keyOf,
  newVariable,
  sealedSecret,
  sealingKey,
  secretView,
  variableView,
  withSecret,
  withVariable,
} from '../repositories/values';
import type { BranchRule, EnvironmentRecord, RepositoryRecord } from '../store';
import { branchPolicyView, environmentView } from '../views/deployments';

const settings = z.object({
  deployment_branch_policy: z
    .object({
      protected_branches: z.boolean(),
      custom_branch_policies: z.boolean(),
    })
    .nullish(),
});

const newPolicy = z.object({
  name: z.string().min(1),
  type: z.enum(['branch', 'tag']).default('branch'),
});

const all = '/repos/{owner}/{repo}/environments';
const one = `${all}/{environment_name}`;
const policies = `${one}/deployment-branch-policies`;
const variables = `${one}/variables`;
const secrets = `${one}/secrets`;

/** Where a repository is deployed to. What is set here is kept and told; nothing waits for it. */
export const environmentRoutes: Route[] = [
  repositoryRoute(`GET ${all}`, 'pull', ({ forge, url }, repository) =>
    countedReply(
      url,
      'environments',
      Object.values(repository.environments),
      environment => environmentView(forge, repository, environment),
    ),
  ),
  repositoryRoute(`GET ${one}`, 'pull', (request, repository) => {
    const found = environmentOf(request, repository);
    return json(environmentView(request.forge, repository, found));
  }),
  repositoryRoute(`PUT ${one}`, 'admin', putEnvironment),
  repositoryRoute(`DELETE ${one}`, 'admin', ({ forge, params }, repository) => {
    const { [params.environment_name]: found, ...others } =
      repository.environments;
    if (!found) throw notFound();
    forge.repositories.save(repository, { environments: others });
    return noContent();
  }),
  repositoryRoute(`GET ${policies}`, 'pull', (request, repository) => {
    const { branchPolicies = [] } = environmentOf(request, repository);
    return countedReply(
      request.url,
      'branch_policies',
      branchPolicies,
      branchPolicyView,
    );
  }),
  repositoryRoute(`POST ${policies}`, 'admin', postPolicy),
  repositoryRoute(`GET ${variables}`, 'push', (request, repository) => {
    const { variables: known = {} } = environmentOf(request, repository);
    return countedReply(request.url, 'variables', Object.keys(known), key =>
      variableView(known, key),
    );
  }),
  repositoryRoute(`POST ${variables}`, 'push', postVariable),
  repositoryRoute(`GET ${secrets}`, 'push', (request, repository) => {
    const { secrets: known = {} } = environmentOf(request, repository);
    return countedReply(request.url, 'secrets', Object.keys(known), key =>
      secretView(known, key),
    );
  }),
  repositoryRoute(`GET ${secrets}/public-key`, 'push', () => json(sealingKey)),
  repositoryRoute(`PUT ${secrets}/{secret_name}`, 'push', putSecret),
];

function putEnvironment(
  request: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const { forge, params } = request;
  const { deployment_branch_policy: asked } = request.parse(settings);
  if (asked && asked.protected_branches === asked.custom_branch_policies) {
    throw validationFailed(
      'Invalid deployment_branch_policy: protected_branches and custom_branch_policies cannot have the same value.',
    );
  }
  const name = params.environment_name;
  ensureEnvironment(forge, repository, name, timestamp(forge.clock.now()));
  const kept = forge.repositories.get(repository.owner, repository.name);
  const custom: BranchRule = asked?.custom_branch_policies
    ? 'custom'
    : 'protected';
  const saved = save(request, kept, {
    ...kept.environments[name],
    branchRule: asked ? custom : undefined,
  });
  return json(environmentView(forge, repository, saved));
}

function postPolicy(request: ApiRequest, repository: RepositoryRecord): Reply {
  const environment = environmentOf(request, repository);
  const body = request.parse(newPolicy);
  if (environment.branchRule !== 'custom') throw notFound();
  const policy = { id: request.forge.store.nextId(), ...body };
  const { branchPolicies = [] } = environment;
  save(request, repository, {
    ...environment,
    branchPolicies: [...branchPolicies, policy],
  });
  return json(branchPolicyView(policy));
}

function postVariable(
  request: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const environment = environmentOf(request, repository);
  const body = request.parse(newVariable);
  const { variables: known = {} } = environment;
  if (keyOf(body.name) in known) {
    throw new GithubError(409, 'Already exists - Variable already exists');
  }
  const at = timestamp(request.forge.clock.now());
  save(request, repository, {
    ...environment,
    variables: withVariable(known, body, at),
  });
  return created({});
}

function putSecret(request: ApiRequest, repository: RepositoryRecord): Reply {
  const environment = environmentOf(request, repository);
  request.parse(sealedSecret);
  const { secrets: known = {} } = environment;
  const name = request.params.secret_name;
  const at = timestamp(request.forge.clock.now());
  save(request, repository, {
    ...environment,
    secrets: withSecret(known, name, at),
  });
  return keyOf(name) in known ? noContent() : created({});
}

/** @throws GithubError 404 */
function environmentOf(
  { params }: ApiRequest,
  repository: RepositoryRecord,
): EnvironmentRecord {
  const found = repository.environments[params.environment_name];
  if (!found) throw notFound();
  return found;
}

function save(
  { forge }: ApiRequest,
  repository: RepositoryRecord,
  changed: EnvironmentRecord,
): EnvironmentRecord {
  const environment = {
    ...changed,
    updatedAt: timestamp(forge.clock.now()),
  };
  forge.repositories.save(repository, {
    environments: {
      ...repository.environments,
      [environment.name]: environment,
    },
  });
  return environment;
}
