// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import { GithubError } from '../http/GithubError';
import type { Caller } from '../http/Caller';
import { NO_COMMIT } from '../git';
import type { ProtectionRecord, RepositoryRecord } from '../store';
import { teamsOf } from './permissions';

/**
 * The only way to write to a repository: one at a time, and every ref that has moved afterwards
 * is a push, however it came about.
 */
export async function writeRepository<T>(
  forge: Forge,
  repository: RepositoryRecord,
  sender: string,
  work: () => Promise<T>,
): Promise<T> {
  const { repositories } = forge;
  return repositories.exclusive(repository, async () => {
    const git = repositories.git(repository);
    const before = await git.refs();
    // Also when it fails: it may have moved something before.
    const result = await work().finally(() => git.forgetRefs());
    const after = await git.refs();
    const moved = [...new Set([...before.keys(), ...after.keys()])].filter(
      ref => before.get(ref) !== after.get(ref),
    );
    if (moved.length === 0) return result;
    const saved = repositories.save(repository, {
      pushedAt: timestamp(forge.clock.now()),
    });
    for (const ref of moved) {
      forge.events.emit('push', {
        repository: saved,
        sender,
        ref,
        before: before.get(ref) ?? NO_COMMIT,
        after: after.get(ref) ?? NO_COMMIT,
      });
    }
    return result;
  });
}

/** Branches that this caller may change by a pull request only. */
export function lockedBranches(
  forge: Forge,
  repository: RepositoryRecord,
  caller: Caller,
): string[] {
  return Object.entries(repository.protections)
    .filter(([, protection]) => locks(forge, protection, caller))
    .map(([branch]) => branch);
}

/** @throws GithubError 409 as GitHub does for a change that a protected branch refuses. */
export function refuseLocked(
  forge: Forge,
  repository: RepositoryRecord,
  caller: Caller,
  branch: string,
): void {
  const current = forge.repositories.get(repository.owner, repository.name);
  if (lockedBranches(forge, current, caller).includes(branch)) {
    throw new GithubError(
      409,
      `Could not update file: Changes must be made through a pull request. ${branch} is a protected branch.`,
    );
  }
}

function locks(
  forge: Forge,
  protection: ProtectionRecord,
  caller: Caller,
): boolean {
  if (caller.isAdmin && !protection.enforceAdmins) return false;
  const { restrictions, reviews, statusChecks } = protection;
  const isAllowed =
    !restrictions ||
    restrictions.users.includes(caller.login) ||
    teamsOf(forge.store, caller.login).some(team =>
      restrictions.teams.includes(team.slug),
    );
  return Boolean(reviews || statusChecks?.contexts.length || !isAllowed);
}
