// SPDX-License-Identifier: Apache-2.0
import type { TeamPermission } from '../../story';
import type { Caller } from '../http/Caller';
import type { ForgeStore, RepositoryRecord, TeamRecord } from '../store';

const ORDER: TeamPermission[] = ['pull', 'triage', 'push', 'maintain', 'admin'];

/** The flags of `permissions` in GitHub's answers. */
export type Permissions = Record<TeamPermission, boolean>;

/** Teams of a person: those that list them, and the teams above, whose access they inherit. */
export function teamsOf(store: ForgeStore, login: string): TeamRecord[] {
  const found = new Map<string, TeamRecord>();
  const add = (team: TeamRecord | undefined) => {
    if (!team || found.has(team.slug)) return;
    found.set(team.slug, team);
    add(team.parent ? store.teams.get(team.parent) : undefined);
  };
  for (const team of store.teams.values()) {
    if (team.members.includes(login)) add(team);
  }
  return [...found.values()];
}

/** An owner may do all; others have the strongest of what the organisation, the teams and a direct invitation give; members may always read. */
export function permissionOf(
  store: ForgeStore,
  repository: RepositoryRecord,
  caller: Caller,
): TeamPermission {
  if (caller.isAdmin || repository.owner === caller.login) return 'admin';
  const granted = teamsOf(store, caller.login).map(
    team => repository.teams[team.slug],
  );
  return [...granted, repository.collaborators[caller.login]]
    .filter(permission => permission !== undefined)
    .reduce<TeamPermission>(stronger, 'pull');
}

export function hasPermission(
  granted: TeamPermission,
  needed: TeamPermission,
): boolean {
  return ORDER.indexOf(granted) >= ORDER.indexOf(needed);
}

export function permissionFlags(granted: TeamPermission): Permissions {
  const flag = (needed: TeamPermission) => hasPermission(granted, needed);
  return {
    admin: flag('admin'),
    maintain: flag('maintain'),
    push: flag('push'),
    triage: flag('triage'),
    pull: flag('pull'),
  };
}

function stronger(a: TeamPermission, b: TeamPermission): TeamPermission {
  return hasPermission(a, b) ? a : b;
}
