// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import { notFound, validationFailed } from '../http/GithubError';
import type { TeamRecord, UserRecord } from '../store';

export interface NewTeam {
  name: string;
  description?: string;
  parent?: string;
}

export function createTeam(
  forge: Forge,
  input: NewTeam,
  sender: string,
): TeamRecord {
  const slug = slugOf(input.name);
  if (forge.store.teams.get(slug)) {
    throw validationFailed('Validation Failed', {
      resource: 'Team',
      code: 'custom',
      field: 'name',
      message: 'Name must be unique for this org',
    });
  }
  const at = timestamp(forge.clock.now());
  const team = forge.store.teams.put(slug, {
    id: forge.store.nextId(),
    slug,
    name: input.name,
    description: input.description ?? '',
    parent: input.parent,
    members: [],
    createdAt: at,
    updatedAt: at,
  });
  forge.events.emit('team', { action: 'created', team, sender });
  return team;
}

/** A new name gives a team a new slug; repositories and the teams below follow it. */
export function changeTeam(
  forge: Forge,
  team: TeamRecord,
  change: Partial<NewTeam>,
  sender: string,
): TeamRecord {
  const slug = change.name ? slugOf(change.name) : team.slug;
  const changed = { ...team, ...change, slug };
  const saved = save(forge, changed);
  if (slug !== team.slug) {
    forge.store.teams.delete(team.slug);
    replaceEverywhere(forge, team.slug, slug);
  }
  forge.events.emit('team', {
    action: 'edited',
    team: saved,
    previousName: saved.name === team.name ? undefined : team.name,
    sender,
  });
  return saved;
}

/** The teams below go with it, as on GitHub. */
export function deleteTeam(
  forge: Forge,
  team: TeamRecord,
  sender: string,
): void {
  for (const child of forge.store.teams.values()) {
    if (child.parent === team.slug) deleteTeam(forge, child, sender);
  }
  forge.store.teams.delete(team.slug);
  replaceEverywhere(forge, team.slug, undefined);
  forge.events.emit('team', { action: 'deleted', team, sender });
}

export function addMember(
  forge: Forge,
  team: TeamRecord,
  member: UserRecord,
  sender: string,
): void {
  if (team.members.includes(member.login)) return;
  const members = [...team.members, member.login];
  const changed = save(forge, { ...team, members });
  const action = 'added' as const;
  forge.events.emit('membership', { action, team: changed, member, sender });
}

/** @throws GithubError 404 when the person was not in the team */
export function removeMember(
  forge: Forge,
  team: TeamRecord,
  member: UserRecord,
  sender: string,
): void {
  if (!team.members.includes(member.login)) throw notFound();
  const members = team.members.filter(login => login !== member.login);
  const changed = save(forge, { ...team, members });
  const action = 'removed' as const;
  forge.events.emit('membership', { action, team: changed, member, sender });
}

/** Someone leaves the organisation, and with it every team. */
export function removeFromOrganization(
  forge: Forge,
  member: UserRecord,
  sender: string,
): void {
  for (const team of forge.store.teams.values()) {
    if (team.members.includes(member.login)) {
      removeMember(forge, team, member, sender);
    }
  }
  forge.store.users.delete(member.login);
  const action = 'member_removed' as const;
  forge.events.emit('organization', { action, member, sender });
}

function save(forge: Forge, team: TeamRecord): TeamRecord {
  const updatedAt = timestamp(forge.clock.now());
  return forge.store.teams.put(team.slug, { ...team, updatedAt });
}

function replaceEverywhere(
  forge: Forge,
  from: string,
  to: string | undefined,
): void {
  for (const team of forge.store.teams.values()) {
    if (team.parent === from) save(forge, { ...team, parent: to });
  }
  for (const repository of forge.repositories.list()) {
    const { [from]: granted, ...teams } = repository.teams;
    if (!granted) continue;
    forge.repositories.save(repository, {
      teams: to ? { ...teams, [to]: granted } : teams,
    });
  }
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
