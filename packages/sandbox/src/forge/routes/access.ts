// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, noContent, type Reply } from '../../http/Reply';
import type { TeamPermission } from '../../story';
import type { Forge } from '../Forge';
import { notFound } from '../http/GithubError';
import { listReply } from '../http/paging';
import {
  organizationRoute,
  repositoryRoute,
  type ApiRequest,
  type Route,
} from '../http/routes';
import {
  hasPermission,
  permissionFlags,
  permissionOf,
} from '../repositories/permissions';
import type { RepositoryRecord } from '../store';
import { simpleUser, teamView } from '../views/accounts';
import { repositoryView } from '../views/repositories';
import { teamOf } from './teams';

const permission = z.object({
  permission: z
    .enum(['pull', 'triage', 'push', 'maintain', 'admin'])
    .default('push'),
});

const teamRepo = '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}';

const teamAccessRoutes: Route[] = [
  organizationRoute(
    'GET /orgs/{org}/teams/{team_slug}/repos',
    'member',
    request => {
      const { forge, url } = request;
      const { slug } = teamOf(request);
      return listReply(
        url,
        forge.repositories.list().filter(({ teams }) => slug in teams),
        repository => repositoryView(forge, repository, repository.teams[slug]),
      );
    },
  ),
  organizationRoute(`GET ${teamRepo}`, 'member', request => {
    const { forge, headers } = request;
    const repository = repositoryOf(request);
    const granted = repository.teams[teamOf(request).slug];
    if (!granted) throw notFound();
    // Without this media type GitHub answers only that there is access.
    if (!/application\/vnd\.github\..*repository/.test(headers.accept ?? '')) {
      return noContent();
    }
    return json({
      ...repositoryView(forge, repository, granted),
      role_name: roleName(granted),
    });
  }),
  organizationRoute(`PUT ${teamRepo}`, 'admin', request => {
    const { slug } = teamOf(request);
    const repository = repositoryOf(request);
    const { permission: granted } = request.parse(permission);
    request.forge.repositories.save(repository, {
      teams: { ...repository.teams, [slug]: granted },
    });
    return noContent();
  }),
  organizationRoute(`DELETE ${teamRepo}`, 'admin', request => {
    const repository = repositoryOf(request);
    const { [teamOf(request).slug]: _, ...teams } = repository.teams;
    request.forge.repositories.save(repository, { teams });
    return noContent();
  }),
];

const collaborators = '/repos/{owner}/{repo}/collaborators';

export const accessRoutes: Route[] = [
  ...teamAccessRoutes,
  repositoryRoute(
    'GET /repos/{owner}/{repo}/teams',
    'pull',
    ({ forge, url }, repository) => {
      const organization = forge.store.organizations.get(repository.owner);
      const teams = Object.keys(repository.teams)
        .map(slug => forge.store.teams.get(slug))
        .filter(team => team !== undefined);
      if (!organization) throw notFound();
      return listReply(url, teams, team =>
        teamView(forge, organization, team, repository.teams[team.slug]),
      );
    },
  ),
  repositoryRoute(`GET ${collaborators}`, 'push', listCollaborators),
  repositoryRoute(
    `PUT ${collaborators}/{username}`,
    'admin',
    (request, repository) => {
      const login = loginOf(request);
      const { permission: granted } = request.parse(permission);
      request.forge.repositories.save(repository, {
        collaborators: { ...repository.collaborators, [login]: granted },
      });
      // Members of the organisation are in at once: there is no invitation to accept.
      return noContent();
    },
  ),
  repositoryRoute(
    `DELETE ${collaborators}/{username}`,
    'admin',
    (request, repository) => {
      const { [loginOf(request)]: _, ...others } = repository.collaborators;
      request.forge.repositories.save(repository, { collaborators: others });
      return noContent();
    },
  ),
  repositoryRoute(
    `GET ${collaborators}/{username}/permission`,
    'pull',
    (request, repository) => {
      const { forge } = request;
      const granted = grantedTo(forge, repository, loginOf(request));
      return json({
        permission: legacyName(granted),
        role_name: roleName(granted),
        user: collaboratorView(forge, repository, loginOf(request)),
      });
    },
  ),
];

function listCollaborators(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
): Reply {
  const all = forge.store.users
    .values()
    .filter(user => !user.bot)
    .map(user => user.login)
    .filter(login =>
      hasPermission(grantedTo(forge, repository, login), 'triage'),
    );
  return listReply(url, all, login =>
    collaboratorView(forge, repository, login),
  );
}

function collaboratorView(
  forge: Forge,
  repository: RepositoryRecord,
  login: string,
) {
  const granted = grantedTo(forge, repository, login);
  return {
    ...simpleUser(forge, login),
    permissions: permissionFlags(granted),
    role_name: roleName(granted),
  };
}

function grantedTo(
  forge: Forge,
  repository: RepositoryRecord,
  login: string,
): TeamPermission {
  const isAdmin = login === forge.callers.adminLogin;
  return permissionOf(forge.store, repository, { login, isAdmin });
}

/** The web page's words: read, triage, write, maintain, admin. */
function roleName(granted: TeamPermission): string {
  const names: Partial<Record<TeamPermission, string>> = {
    pull: 'read',
    push: 'write',
  };
  return names[granted] ?? granted;
}

/** The words from before there were five roles. */
function legacyName(granted: TeamPermission): string {
  if (granted === 'admin') return 'admin';
  return hasPermission(granted, 'push') ? 'write' : 'read';
}

function loginOf({ forge, params }: ApiRequest): string {
  const user = forge.store.users.get(params.username.toLowerCase());
  if (!user) throw notFound();
  return user.login;
}

function repositoryOf({ forge, params }: ApiRequest): RepositoryRecord {
  return forge.repositories.get(params.owner, params.repo);
}
