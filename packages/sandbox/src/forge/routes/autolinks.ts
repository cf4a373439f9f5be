// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import { timestamp } from '../Forge';
import { validationFailed } from '../http/GithubError';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  ownedBy,
  requireOwned,
  type AutolinkRecord,
  type RepositoryRecord,
} from '../store';

const newAutolink = z.object({
  key_prefix: z.string().min(1),
  url_template: z.string().regex(/^https?:.*<num>/, 'must contain <num>'),
  is_alphanumeric: z.boolean().default(true),
});

const under = '/repos/{owner}/{repo}/autolinks';

export const autolinkRoutes: Route[] = [
  // GitHub gives them all at once.
  repositoryRoute(`GET ${under}`, 'admin', ({ forge }, repository) =>
    json(ownedBy(forge.store.autolinks, repository).map(autolinkView)),
  ),
  repositoryRoute(`POST ${under}`, 'admin', addAutolink),
  repositoryRoute(
    `GET ${under}/{autolink_id}`,
    'admin',
    ({ forge, params }, repository) => {
      const { autolinks } = forge.store;
      const found = requireOwned(autolinks, params.autolink_id, repository);
      return json(autolinkView(found));
    },
  ),
  repositoryRoute(
    `DELETE ${under}/{autolink_id}`,
    'admin',
    ({ forge, params }, repository) => {
      const { autolinks } = forge.store;
      requireOwned(autolinks, params.autolink_id, repository);
      autolinks.delete(params.autolink_id);
      return noContent();
    },
  ),
];

function addAutolink(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge } = request;
  const body = request.parse(newAutolink);
  const { autolinks } = forge.store;
  const isTaken = ownedBy(autolinks, repository).some(
    ({ prefix }) => prefix === body.key_prefix,
  );
  if (isTaken) {
    throw validationFailed('Validation Failed', {
      resource: 'KeyLink',
      code: 'already_exists',
      field: 'key_prefix',
    });
  }
  const id = forge.store.nextId();
  const record = autolinks.put(String(id), {
    id,
    repositoryId: repository.id,
    prefix: body.key_prefix,
    urlTemplate: body.url_template,
    isAlphanumeric: body.is_alphanumeric,
    updatedAt: timestamp(forge.clock.now()),
  });
  return created(autolinkView(record));
}

function autolinkView(record: AutolinkRecord) {
  return {
    id: record.id,
    key_prefix: record.prefix,
    url_template: record.urlTemplate,
    is_alphanumeric: record.isAlphanumeric,
    updated_at: record.updatedAt,
  };
}
