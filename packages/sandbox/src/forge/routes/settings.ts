// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { timestamp } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
import { countedReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord } from '../store';

const name = z.string().regex(/^[A-Za-z_]\w*$/);
const newVariable = z.object({ name, value: z.string() });
const variablePatch = newVariable.partial();
const sealedSecret = z.object({
  encrypted_value: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  key_id: z.string(),
});
const subscription = z.object({
  subscribed: z.boolean().default(false),
  ignored: z.boolean().default(false),
});

const repo = '/repos/{owner}/{repo}';
const variables = `${repo}/actions/variables`;
const secrets = `${repo}/actions/secrets`;

/** A real key for sealed boxes. What is sealed with it is never opened: nothing here runs code. */
const sealingKey = createSealingKey();

export const settingsRoutes: Route[] = [
  repositoryRoute(`GET ${variables}`, 'push', ({ url }, repository) => {
    return countedReply(
      url,
      'variables',
      Object.entries(repository.variables),
      ([key]) => variableView(repository, key),
    );
  }),
  repositoryRoute(`GET ${variables}/{name}`, 'push', ({ params }, repository) =>
    json(variableView(repository, params.name.toUpperCase())),
  ),
  repositoryRoute(`POST ${variables}`, 'push', (request, repository) => {
    const body = request.parse(newVariable);
    if (repository.variables[body.name.toUpperCase()]) {
      throw new GithubError(409, 'Already exists - Variable already exists');
    }
    saveVariable(request, repository, body.name, body.value);
    return created({});
  }),
  repositoryRoute(
    `PATCH ${variables}/{name}`,
    'push',
    (request, repository) => {
      const { value } = request.parse(variablePatch);
      const before = variableView(
        repository,
        request.params.name.toUpperCase(),
      );
      saveVariable(request, repository, before.name, value ?? before.value);
      return noContent();
    },
  ),
  repositoryRoute(
    `DELETE ${variables}/{name}`,
    'push',
    (request, repository) => {
      const { [request.params.name.toUpperCase()]: found, ...others } =
        repository.variables;
      if (!found) throw notFound();
      request.forge.repositories.save(repository, { variables: others });
      return noContent();
    },
  ),
  repositoryRoute(`GET ${secrets}`, 'push', ({ url }, repository) => {
    return countedReply(
      url,
      'secrets',
      Object.entries(repository.secrets),
      ([key, { createdAt, updatedAt }]) => ({
        name: key,
        created_at: createdAt,
        updated_at: updatedAt,
      }),
    );
  }),
  repositoryRoute(`GET ${secrets}/public-key`, 'push', () => json(sealingKey)),
  repositoryRoute(`PUT ${secrets}/{secret_name}`, 'push', putSecret),
  repositoryRoute(
    `GET ${repo}/environments/{environment_name}/secrets/public-key`,
    'push',
    () => json(sealingKey),
  ),
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
  key: string,
  value: string,
): void {
  const at = timestamp(forge.clock.now());
  const id = key.toUpperCase();
  const createdAt = repository.variables[id]?.createdAt ?? at;
  const variable = { value, createdAt, updatedAt: at };
  forge.repositories.save(repository, {
    variables: { ...repository.variables, [id]: variable },
  });
}

function variableView(repository: RepositoryRecord, key: string) {
  const variable = repository.variables[key];
  if (!variable) throw notFound();
  return {
    name: key,
    value: variable.value,
    created_at: variable.createdAt,
    updated_at: variable.updatedAt,
  };
}

function putSecret(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, params } = request;
  request.parse(sealedSecret);
  const key = params.secret_name.toUpperCase();
  const before = repository.secrets[key];
  const at = timestamp(forge.clock.now());
  forge.repositories.save(repository, {
    secrets: {
      ...repository.secrets,
      [key]: { createdAt: before?.createdAt ?? at, updatedAt: at },
    },
  });
  return before ? noContent() : created({});
}

function createSealingKey(): { key_id: string; key: string } {
  const { publicKey } = generateKeyPairSync('x25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key = Buffer.from(x, 'base64url').toString('base64');
  return { key_id: 'sandbox', key };
}
