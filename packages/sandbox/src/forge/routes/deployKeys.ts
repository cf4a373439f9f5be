// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { timestamp, type Forge } from '../Forge';
import { validationFailed } from '../http/GithubError';
import { listReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  ownedBy,
  requireOwned,
  type DeployKeyRecord,
  type RepositoryRecord,
} from '../store';

const newKey = z.object({
  title: z.string().optional(),
  key: z.string().regex(/^(ssh|ecdsa|sk)-\S+ [A-Za-z0-9+/]+={0,2}( .*)?$/),
  read_only: z.boolean().default(false),
});

const under = '/repos/{owner}/{repo}/keys';

/** Kept and listed. The forge speaks HTTP only, so nobody can come in by one. */
export const deployKeyRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'admin', ({ forge, url }, repository) =>
    listReply(url, ownedBy(forge.store.deployKeys, repository), key =>
      keyView(forge, repository, key),
    ),
  ),
  repositoryRoute(`POST ${under}`, 'admin', addKey),
  repositoryRoute(
    `GET ${under}/{key_id}`,
    'admin',
    ({ forge, params }, repository) => {
      const { deployKeys } = forge.store;
      const key = requireOwned(deployKeys, params.key_id, repository);
      return json(keyView(forge, repository, key));
    },
  ),
  repositoryRoute(
    `DELETE ${under}/{key_id}`,
    'admin',
    ({ forge, params }, repository) => {
      const { deployKeys } = forge.store;
      requireOwned(deployKeys, params.key_id, repository);
      deployKeys.delete(params.key_id);
      return noContent();
    },
  ),
];

function addKey(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge, caller } = request;
  const { title, key, read_only: readOnly } = request.parse(newKey);
  const { deployKeys } = forge.store;
  if (deployKeys.values().some(known => known.key === key)) {
    throw validationFailed('Validation Failed', {
      resource: 'PublicKey',
      code: 'custom',
      field: 'key',
      message: 'key is already in use',
    });
  }
  const id = forge.store.nextId();
  const record = deployKeys.put(String(id), {
    id,
    repositoryId: repository.id,
    title: title ?? key.split(' ')[2] ?? 'deploy key',
    key,
    readOnly,
    addedBy: caller.login,
    createdAt: timestamp(forge.clock.now()),
  });
  return created(keyView(forge, repository, record));
}

function keyView(
  forge: Forge,
  repository: RepositoryRecord,
  record: DeployKeyRecord,
) {
  return {
    id: record.id,
    key: record.key,
    url: `${forge.urls.repositoryApi(repository)}/keys/${record.id}`,
    title: record.title,
    verified: true,
    created_at: record.createdAt,
    read_only: record.readOnly,
    added_by: record.addedBy,
    last_used: null,
    enabled: true,
  };
}
