// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { teamsOf } from '../repositories/permissions';
import type { OrganizationRecord, TeamRecord, UserRecord } from '../store';
import { nodeId } from '../views/Urls';
import { connection, type ConnectionArguments } from './connection';
import { repositoryNode } from './repositories';

/** What a query can ask of an organisation. Each function is a field; it runs when it is asked for. */
export function organizationNode(
  forge: Forge,
  record: OrganizationRecord,
): object {
  const { store, urls } = forge;
  const team = (found: TeamRecord) => teamNode(forge, record, found);
  return {
    __typename: 'Organization',
    id: nodeId('Organization', record.id),
    login: record.login,
    name: record.name,
    description: record.description,
    url: urls.user(record.login),
    ...ownedRepositories(forge, record.login, () =>
      organizationNode(forge, record),
    ),
    membersWithRole: (args: ConnectionArguments) =>
      connection(
        store.users
          .values()
          .filter(user => !user.bot)
          .map(user => userNode(forge, user)),
        args,
      ),
    teams: (args: ConnectionArguments & { userLogins?: string[] | null }) =>
      connection(teamsFor(forge, args.userLogins).map(team), args),
    team: ({ slug }: { slug: string }) => {
      const found = store.teams.get(slug.toLowerCase());
      return found ? team(found) : null;
    },
  };
}

export function userNode(forge: Forge, record: UserRecord): object {
  return {
    __typename: 'User',
    id: nodeId('User', record.id),
    login: record.login,
    name: record.name,
    email: record.email,
    bio: record.bio ?? null,
    avatarUrl: forge.urls.avatar(record.login),
    url: forge.urls.user(record.login),
    organizationVerifiedDomainEmails: [record.email],
    organizations: (args: ConnectionArguments) =>
      connection(
        forge.store.organizations
          .values()
          .map(organization => organizationNode(forge, organization)),
        args,
      ),
    ...ownedRepositories(forge, record.login, () => userNode(forge, record)),
  };
}

function teamNode(
  forge: Forge,
  organization: OrganizationRecord,
  record: TeamRecord,
): object {
  const { store, urls } = forge;
  const url = urls.team(organization.login, record.slug);
  return {
    id: nodeId('Team', record.id),
    slug: record.slug,
    combinedSlug: `${organization.login}/${record.slug}`,
    name: record.name,
    description: record.description,
    avatarUrl: urls.avatar(record.slug),
    url,
    editTeamUrl: `${url}/edit`,
    parentTeam: () => {
      const parent = record.parent ? store.teams.get(record.parent) : undefined;
      return parent ? teamNode(forge, organization, parent) : null;
    },
    members: (args: ConnectionArguments & { membership: string }) =>
      connection(
        store.users
          .values()
          .filter(user => isMember(forge, record, user, args.membership))
          .map(user => userNode(forge, user)),
        args,
      ),
  };
}

function isMember(
  forge: Forge,
  team: TeamRecord,
  user: UserRecord,
  membership: string,
): boolean {
  const immediate = team.members.includes(user.login);
  if (membership === 'IMMEDIATE') return immediate;
  const counted = teamsOf(forge.store, user.login).includes(team);
  return membership === 'CHILD_TEAM' ? counted && !immediate : counted;
}

/** GitHub filters by direct membership, and an empty filter is none. */
function teamsFor(
  forge: Forge,
  logins: string[] | null | undefined,
): TeamRecord[] {
  const all = forge.store.teams.values();
  return logins
    ? all.filter(team => logins.some(login => team.members.includes(login)))
    : all;
}

function ownedRepositories(forge: Forge, login: string, owner: () => object) {
  return {
    repositories: (args: ConnectionArguments) =>
      connection(
        forge.repositories
          .ownedBy(login)
          .map(repository => repositoryNode(forge, repository, owner)),
        args,
      ),
    repository: ({ name }: { name: string }) => {
      const found = forge.repositories.find(login, name);
      return found ? repositoryNode(forge, found, owner) : null;
    },
  };
}
