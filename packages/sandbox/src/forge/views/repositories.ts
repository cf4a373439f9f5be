// SPDX-License-Identifier: Apache-2.0
import type { TeamPermission } from '../../story';
import type { Forge } from '../Forge';
import { permissionFlags } from '../repositories/permissions';
import type { RepositoryRecord } from '../store';
import { simpleOrganization, simpleUser } from './accounts';
import { nodeId } from './Urls';

/** A repository as it stands inside other answers. */
export function minimalRepository(forge: Forge, record: RepositoryRecord) {
  return {
    id: record.id,
    node_id: nodeId('Repository', record.id),
    name: record.name,
    full_name: `${record.owner}/${record.name}`,
    private: record.visibility !== 'public',
    owner: simpleUser(forge, record.owner),
    html_url: forge.urls.repository(record),
    description: record.description,
    fork: record.forkOf !== undefined,
    ...repositoryLinks(forge, record),
  };
}

const LINKS: Record<string, string> = {
  forks: 'forks',
  keys: 'keys{/key_id}',
  collaborators: 'collaborators{/collaborator}',
  teams: 'teams',
  hooks: 'hooks',
  issue_events: 'issues/events{/number}',
  events: 'events',
  assignees: 'assignees{/user}',
  branches: 'branches{/branch}',
  tags: 'tags',
  blobs: 'git/blobs{/sha}',
  git_tags: 'git/tags{/sha}',
  git_refs: 'git/refs{/sha}',
  trees: 'git/trees{/sha}',
  statuses: 'statuses/{sha}',
  languages: 'languages',
  stargazers: 'stargazers',
  contributors: 'contributors',
  subscribers: 'subscribers',
  subscription: 'subscription',
  commits: 'commits{/sha}',
  git_commits: 'git/commits{/sha}',
  comments: 'comments{/number}',
  issue_comment: 'issues/comments{/number}',
  contents: 'contents/{+path}',
  compare: 'compare/{base}...{head}',
  merges: 'merges',
  archive: '{archive_format}{/ref}',
  downloads: 'downloads',
  issues: 'issues{/number}',
  pulls: 'pulls{/number}',
  milestones: 'milestones{/number}',
  notifications: 'notifications{?since,all,participating}',
  labels: 'labels{/name}',
  releases: 'releases{/id}',
  deployments: 'deployments',
};

function repositoryLinks(forge: Forge, record: RepositoryRecord) {
  const api = forge.urls.repositoryApi(record);
  const links = Object.entries(LINKS).map(([name, path]) => [
    `${name}_url`,
    `${api}/${path}`,
  ]);
  return { url: api, ...Object.fromEntries(links) };
}

/** A repository in a list, in a hook's payload, and as the base of the full one. */
export function repositoryView(
  forge: Forge,
  record: RepositoryRecord,
  permission: TeamPermission = 'pull',
) {
  const issues = openIssues(forge, record);
  const forks = forksOf(forge, record).length;
  return {
    ...minimalRepository(forge, record),
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    pushed_at: record.pushedAt,
    git_url: `git:${forge.urls.clone(record).replace(/^https?:/, '')}`,
    ssh_url: `git@${new URL(forge.urls.base).hostname}:${record.owner}/${
      record.name
    }.git`,
    clone_url: forge.urls.clone(record),
    svn_url: forge.urls.repository(record),
    mirror_url: null,
    homepage: record.homepage,
    size: record.pushedAt === record.createdAt ? 0 : 1,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_downloads: true,
    has_pages: forge.store.sites.get(String(record.id)) !== undefined,
    has_discussions: false,
    has_issues: record.settings.has_issues,
    has_projects: record.settings.has_projects,
    has_wiki: record.settings.has_wiki,
    forks_count: forks,
    archived: record.archived,
    disabled: false,
    open_issues_count: issues,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: record.topics,
    visibility: record.visibility,
    forks,
    open_issues: issues,
    watchers: 0,
    default_branch: record.defaultBranch,
    permissions: permissionFlags(permission),
  };
}

/** `GET /repos/{owner}/{repo}`. */
export function fullRepository(
  forge: Forge,
  record: RepositoryRecord,
  permission: TeamPermission,
) {
  const organization = forge.store.organizations.get(record.owner);
  const parent = record.forkOf && forge.repositories.byId(record.forkOf);
  return {
    ...repositoryView(forge, record, permission),
    ...record.settings,
    temp_clone_token: '',
    ...(organization && { organization: simpleUser(forge, record.owner) }),
    ...(parent && {
      parent: repositoryView(forge, parent),
      source: repositoryView(forge, rootOf(forge, parent)),
    }),
    network_count: 0,
    subscribers_count: 0,
  };
}

/** Newest first. */
export function forksOf(
  forge: Forge,
  record: RepositoryRecord,
): RepositoryRecord[] {
  return forge.repositories
    .list()
    .filter(({ forkOf }) => forkOf === record.id)
    .reverse();
}

/** Where a line of forks began. */
function rootOf(forge: Forge, record: RepositoryRecord): RepositoryRecord {
  const parent = record.forkOf && forge.repositories.byId(record.forkOf);
  return parent ? rootOf(forge, parent) : record;
}

/** What a hook's payload says about where something happened. */
export function hookContext(
  forge: Forge,
  record: RepositoryRecord,
  sender: string,
) {
  const organization = forge.store.organizations.get(record.owner);
  return {
    repository: repositoryView(forge, record),
    ...(organization && {
      organization: simpleOrganization(forge, organization),
    }),
    sender: simpleUser(forge, sender),
  };
}

function openIssues(forge: Forge, record: RepositoryRecord): number {
  const { issues, pulls } = forge.store;
  return [...issues.values(), ...pulls.values()].filter(
    issue => issue.repositoryId === record.id && !issue.closedAt,
  ).length;
}
