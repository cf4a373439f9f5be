// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import type { Caller } from '../http/Caller';
import { listReply } from '../http/paging';
import {
  organizationRoute,
  repositoryRoute,
  route,
  type ApiRequest,
  type Route,
} from '../http/routes';
import { commitFiles } from '../repositories/commitFiles';
import { permissionOf } from '../repositories/permissions';
import type { RepositoryRecord } from '../store';
import { fullRepository, repositoryView } from '../views/repositories';

const settings = {
  has_issues: z.boolean().optional(),
  has_projects: z.boolean().optional(),
  has_wiki: z.boolean().optional(),
  allow_merge_commit: z.boolean().optional(),
  allow_squash_merge: z.boolean().optional(),
  allow_rebase_merge: z.boolean().optional(),
  allow_auto_merge: z.boolean().optional(),
  allow_update_branch: z.boolean().optional(),
  delete_branch_on_merge: z.boolean().optional(),
};

const common = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  ...settings,
});

const newRepository = common.extend({
  name: z.string().min(1),
  auto_init: z.boolean().optional(),
});

const repositoryPatch = common.extend({
  archived: z.boolean().optional(),
  default_branch: z.string().optional(),
});

const topics = z.object({
  names: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/)).max(20),
});

export const repositoryRoutes: Route[] = [
  organizationRoute('POST /orgs/{org}/repos', 'admin', (request, { login }) =>
    createRepository(request, login),
  ),
  route('POST /user/repos', request =>
    createRepository(request, request.caller.login),
  ),
  organizationRoute(
    'GET /orgs/{org}/repos',
    'member',
    ({ forge, url, caller }, organization) => {
      const owned = forge.repositories.ownedBy(organization.login);
      return listReply(url, sorted(owned, url), repository =>
        view(forge, repository, caller),
      );
    },
  ),
  repositoryRoute('GET /repos/{owner}/{repo}', 'pull', (request, repository) =>
    json(full(request, repository)),
  ),
  repositoryRoute('PATCH /repos/{owner}/{repo}', 'admin', patchRepository),
  repositoryRoute(
    'DELETE /repos/{owner}/{repo}',
    'admin',
    async ({ forge, caller }, repository) => {
      await forge.repositories.delete(repository, caller.login);
      return noContent();
    },
  ),
  repositoryRoute('GET /repos/{owner}/{repo}/topics', 'pull', (_, repository) =>
    json({ names: repository.topics }),
  ),
  repositoryRoute(
    'PUT /repos/{owner}/{repo}/topics',
    'admin',
    (request, repository) => {
      const { names } = request.parse(topics);
      const { forge, caller } = request;
      const saved = forge.repositories.save(repository, { topics: names });
      forge.repositories.emit('edited', saved, caller.login);
      return json({ names });
    },
  ),
];

async function createRepository(
  request: ApiRequest,
  owner: string,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(newRepository);
  const isPrivate = body.private ?? false;
  const repository = await forge.repositories.create(
    {
      owner,
      name: body.name,
      description: body.description,
      homepage: body.homepage,
      visibility: body.visibility ?? (isPrivate ? 'private' : 'public'),
      settings: chosen(body),
    },
    { sender: caller.login },
  );
  if (body.auto_init) {
    await commitFiles(forge, repository, {
      branch: repository.defaultBranch,
      message: 'Initial commit',
      files: { 'README.md': `# ${body.name}\n${body.description ?? ''}\n` },
      sender: caller.login,
    });
  }
  return created(
    full(request, forge.repositories.get(repository.owner, repository.name)),
  );
}

function patchRepository(
  request: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const { forge, caller } = request;
  const body = request.parse(repositoryPatch);
  const { description, homepage, archived, default_branch: branch } = body;
  const visibility =
    body.visibility ??
    (body.private === undefined
      ? undefined
      : (body.private && 'private') || 'public');
  const saved = forge.repositories.save(repository, {
    ...(description !== undefined && { description: description || null }),
    ...(homepage !== undefined && { homepage: homepage || null }),
    ...(archived !== undefined && { archived }),
    ...(branch !== undefined && { defaultBranch: branch }),
    ...(visibility !== undefined && { visibility }),
    settings: { ...repository.settings, ...chosen(body) },
  });
  if (saved.archived !== repository.archived) {
    const action = saved.archived ? 'archived' : 'unarchived';
    forge.repositories.emit(action, saved, caller.login);
  } else {
    forge.repositories.emit('edited', saved, caller.login);
  }
  return json(full(request, saved));
}

function chosen(
  body: z.output<typeof common>,
): Partial<RepositoryRecord['settings']> {
  const known = Object.keys(settings) as Array<keyof typeof settings>;
  return Object.fromEntries(
    known
      .filter(name => body[name] !== undefined)
      .map(name => [name, body[name]]),
  );
}

function full({ forge, caller }: ApiRequest, repository: RepositoryRecord) {
  return fullRepository(
    forge,
    repository,
    permissionOf(forge.store, repository, caller),
  );
}

function view(forge: Forge, repository: RepositoryRecord, caller: Caller) {
  return repositoryView(
    forge,
    repository,
    permissionOf(forge.store, repository, caller),
  );
}

function sorted(all: RepositoryRecord[], url: URL): RepositoryRecord[] {
  const sort = url.searchParams.get('sort') ?? 'created';
  const ascends = sort === 'full_name';
  const direction =
    url.searchParams.get('direction') ?? (ascends ? 'asc' : 'desc');
  const keys: Record<string, (repository: RepositoryRecord) => string> = {
    full_name: repository => repository.name,
    updated: repository => repository.updatedAt,
    pushed: repository => repository.pushedAt,
    created: repository => repository.createdAt,
  };
  const key = keys[sort] ?? keys.created;
  const order = [...all].sort((a, b) => key(a).localeCompare(key(b)));
  return direction === 'asc' ? order : order.reverse();
}
