// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, noContent } from '../../http/Reply';
import { notFound } from '../http/GithubError';
import { listReply } from '../http/paging';
import { organizationRoute, type ApiRequest, type Route } from '../http/routes';
import { teamsOf } from '../repositories/permissions';
import type { TeamRecord, UserRecord } from '../store';
import {
  addMember,
  changeTeam,
  createTeam,
  deleteTeam,
  removeFromOrganization,
  removeMember,
} from '../teams/teams';
import { fullTeam, simpleUser, teamView } from '../views/accounts';

const teamBody = z.object({
  name: z.string().min(1),
  description: z.string().optional(),
  parent_team_id: z.number().nullish(),
});

const all = '/orgs/{org}/teams';
const one = `${all}/{team_slug}`;
const membership = `${one}/memberships/{username}`;

export const teamRoutes: Route[] = [
  organizationRoute(`GET ${all}`, 'member', ({ forge, url }, organization) => {
    return listReply(url, forge.store.teams.values(), team =>
      teamView(forge, organization, team),
    );
  }),
  organizationRoute(`POST ${all}`, 'admin', (request, organization) => {
    const { forge, caller } = request;
    const team = createTeam(forge, readTeam(request), caller.login);
    return created(fullTeam(forge, organization, team));
  }),
  organizationRoute(`GET ${one}`, 'member', (request, organization) =>
    json(fullTeam(request.forge, organization, teamOf(request))),
  ),
  organizationRoute(`PATCH ${one}`, 'admin', (request, organization) => {
    const { forge, caller } = request;
    const change = readTeam(request, teamOf(request));
    const team = changeTeam(forge, teamOf(request), change, caller.login);
    return created(fullTeam(forge, organization, team));
  }),
  organizationRoute(`DELETE ${one}`, 'admin', request => {
    deleteTeam(request.forge, teamOf(request), request.caller.login);
    return noContent();
  }),
  organizationRoute(`GET ${one}/members`, 'member', request => {
    const { forge, url } = request;
    return listReply(url, membersOf(request), login =>
      simpleUser(forge, login),
    );
  }),
  organizationRoute(`GET ${membership}`, 'member', request => {
    if (!membersOf(request).includes(personOf(request).login)) throw notFound();
    return json(membershipView(request));
  }),
  organizationRoute(`PUT ${membership}`, 'admin', request => {
    const { forge, caller } = request;
    addMember(forge, teamOf(request), personOf(request), caller.login);
    return json(membershipView(request));
  }),
  organizationRoute(`DELETE ${membership}`, 'admin', request => {
    const { forge, caller } = request;
    removeMember(forge, teamOf(request), personOf(request), caller.login);
    return noContent();
  }),
  organizationRoute(
    'DELETE /orgs/{org}/members/{username}',
    'admin',
    request => {
      const { forge, caller } = request;
      removeFromOrganization(forge, personOf(request), caller.login);
      return noContent();
    },
  ),
];

/** @throws GithubError 404 */
export function teamOf({ forge, params }: ApiRequest): TeamRecord {
  const team = forge.store.teams.get(params.team_slug.toLowerCase());
  if (!team) throw notFound();
  return team;
}

/** A patch keeps what it does not name. */
function readTeam(request: ApiRequest, before?: TeamRecord) {
  const { parent_team_id: parentId, ...body } = request.parse(
    before
      ? teamBody.extend({ name: z.string().min(1).default(before.name) })
      : teamBody,
  );
  const parent = request.forge.store.teams
    .values()
    .find(team => team.id === parentId);
  return {
    ...body,
    parent: parentId === undefined ? before?.parent : parent?.slug,
  };
}

/** GitHub counts the members of the teams below as a team's own. */
function membersOf(request: ApiRequest): string[] {
  const { slug } = teamOf(request);
  return request.forge.store.users
    .values()
    .map(user => user.login)
    .filter(login =>
      teamsOf(request.forge.store, login).some(team => team.slug === slug),
    );
}

function personOf({ forge, params }: ApiRequest): UserRecord {
  const user = forge.store.users.get(params.username.toLowerCase());
  if (!user || user.bot) throw notFound();
  return user;
}

function membershipView({ forge, params }: ApiRequest) {
  const team = forge.urls.teamApi(params.org, params.team_slug);
  return {
    url: `${team}/memberships/${params.username}`,
    role: 'member',
    state: 'active',
  };
}
