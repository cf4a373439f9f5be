// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { timestamp } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
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
import type { RepositoryRecord } from '../store';

const variablePatch = newVariable.partial();
const subscription = z.object({
  subscribed: z.boolean().default(false),
  ignored: z.boolean().default(false),
});

const repo = '/repos/{owner}/{repo}';
const variables = `${repo}/actions/variables`;
const secrets = `${repo}/actions/secrets`;

export const settingsRoutes: Route[] = [
  repositoryRoute(`GET ${variables}`, 'push', ({ url }, repository) =>
    countedReply(url, 'variables', Object.keys(repository.variables), key =>
      variableView(repository.variables, key),
    ),
  ),
  repositoryRoute(`GET ${variables}/{name}`, 'push', ({ params }, repository) =>
    json(variableView(repository.variables, params.name)),
  ),
  repositoryRoute(`POST ${variables}`, 'push', (request, repository) => {
    const body = request.parse(newVariable);
    if (repository.variables[keyOf(body.name)]) {
      throw new GithubError(409, 'Already exists - Variable already exists');
    }
    saveVariable(request, repository, body);
    return created({});
  }),
  repositoryRoute(
    `PATCH ${variables}/{name}`,
    'push',
    (request, repository) => {
      const { value } = request.parse(variablePatch);
      const before = variableView(repository.variables, request.params.name);
      saveVariable(request, repository, {
        name: before.name,
        value: value ?? before.value,
      });
      return noContent();
    },
  ),
  repositoryRoute(
    `DELETE ${variables}/{name}`,
    'push',
    (request, repository) => {
      const { [keyOf(request.params.name)]: found, ...others } =
        repository.variables;
      if (!found) throw notFound();
      request.forge.repositories.save(repository, { variables: others });
      return noContent();
    },
  ),
  repositoryRoute(`GET ${secrets}`, 'push', ({ url }, repository) =>
    countedReply(url, 'secrets', Object.keys(repository.secrets), key =>
      secretView(repository.secrets, key),
    ),
  ),
  repositoryRoute(`GET ${secrets}/public-key`, 'push', () => json(sealingKey)),
  repositoryRoute(`PUT ${secrets}/{secret_name}`, 'push', putSecret),
  repositoryRoute(`PUT ${repo}/actions/oidc/customization/sub`, 'push', () =>
    created({}),
  ),
  repositoryRoute(`PUT ${repo}/actions/permissions/access`, 'admin', () =>
    noContent(),
  ),
  repositoryRoute(`PUT ${repo}/subscription`, 'pull', (request, repository) => {
    const api = request.forge.urls.repositoryApi(repository);
    return json({
      ...request.parse(subscription),
      reason: null,
      created_at: timestamp(request.forge.clock.now()),
      url: `${api}/subscription`,
      repository_url: api,
    });
  }),
];

function saveVariable(
  { forge }: ApiRequest,
  repository: RepositoryRecord,
  variable: { name: string; value: string },
): void {
  const at = timestamp(forge.clock.now());
  forge.repositories.save(repository, {
    variables: withVariable(repository.variables, variable, at),
  });
}

function putSecret(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, params } = request;
  request.parse(sealedSecret);
  const isKnown = keyOf(params.secret_name) in repository.secrets;
  const at = timestamp(forge.clock.now());
  forge.repositories.save(repository, {
    secrets: withSecret(repository.secrets, params.secret_name, at),
  });
  return isKnown ? noContent() : created({});
}
