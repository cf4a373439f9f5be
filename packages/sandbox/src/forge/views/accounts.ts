// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type {
  OrganizationRecord,
  RepositoryRecord,
  TeamRecord,
  UserRecord,
} from '../store';
import { nodeId } from './Urls';

/** An account as it stands inside other answers; a login without a record is a "ghost". */
export function simpleUser(forge: Forge, login: string) {
  const organization = forge.store.organizations.get(login);
  const user = forge.store.users.get(login);
  return accountLinks(forge, {
    login: organization?.login ?? user?.login ?? 'ghost',
    id: organization?.id ?? user?.id ?? 0,
    type: accountType(organization, user),
  });
}

function accountType(
  organization: OrganizationRecord | undefined,
  user: UserRecord | undefined,
): string {
  if (organization) return 'Organization';
  return user?.bot ? 'Bot' : 'User';
}

function accountLinks(
  forge: Forge,
  account: { login: string; id: number; type: string },
) {
  const { login, id, type } = account;
  const api = forge.urls.userApi(login);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: forge.urls.avatar(login),
    gravatar_id: '',
    url: api,
    html_url: forge.urls.user(login),
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}

/** `GET /users/{login}`, of a person or an organisation. */
export function publicUser(forge: Forge, login: string) {
  const user = forge.store.users.get(login);
  const organization = forge.store.organizations.get(login);
  const createdAt =
    user?.createdAt ?? organization?.createdAt ?? '1970-01-01T00:00:00Z';
  return {
    ...simpleUser(forge, login),
    name: user?.name ?? organization?.name ?? null,
    company: null,
    blog: '',
    location: null,
    email: user?.email ?? null,
    hireable: null,
    bio: user?.bio ?? organization?.description ?? null,
    public_repos: forge.repositories.ownedBy(login).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** `GET /user`. */
export function privateUser(forge: Forge, login: string) {
  return {
    ...publicUser(forge, login),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

export function simpleOrganization(forge: Forge, record: OrganizationRecord) {
  const api = forge.urls.organizationApi(record.login);
  return {
    login: record.login,
    id: record.id,
    node_id: nodeId('Organization', record.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: forge.urls.avatar(record.login),
    description: record.description,
  };
}

export function fullOrganization(forge: Forge, record: OrganizationRecord) {
  return {
    ...simpleOrganization(forge, record),
    name: record.name,
    is_verified: false,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: forge.repositories.ownedBy(record.login).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: forge.urls.user(record.login),
    type: 'Organization',
    created_at: record.createdAt,
    updated_at: record.createdAt,
    archived_at: null,
  };
}

export function teamView(
  forge: Forge,
  organization: OrganizationRecord,
  team: TeamRecord,
  permission = 'pull',
) {
  const parent = team.parent ? forge.store.teams.get(team.parent) : undefined;
  return {
    ...teamLinks(forge, organization, team, permission),
    parent: parent ? teamLinks(forge, organization, parent, permission) : null,
  };
}

function teamLinks(
  forge: Forge,
  organization: OrganizationRecord,
  team: TeamRecord,
  permission: string,
) {
  const api = forge.urls.teamApi(organization.login, team.slug);
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    url: api,
    html_url: forge.urls.team(organization.login, team.slug),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission,
    type: 'organization',
    organization_id: organization.id,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
  };
}

export function fullTeam(
  forge: Forge,
  organization: OrganizationRecord,
  team: TeamRecord,
) {
  const hasAccess = (repository: RepositoryRecord) =>
    team.slug in repository.teams;
  return {
    ...teamView(forge, organization, team),
    created_at: team.createdAt,
    updated_at: team.updatedAt,
    members_count: team.members.length,
    repos_count: forge.repositories.list().filter(hasAccess).length,
    organization: fullOrganization(forge, organization),
  };
}
