// SPDX-License-Identifier: Apache-2.0
import type { Directory } from '../allocate/Directory';

/** Says whose costs are only for some, as the configuration has it. */
export class Privacy {
  constructor(
    private readonly options: {
      privateGroups: readonly string[];
      platformTeam: string;
    },
  ) {}

  /** Whether somebody is of the platform team, who may read everything. */
  isPlatform(ownedRefs: readonly string[]): boolean {
    return ownedRefs.includes(this.options.platformTeam);
  }

  /**
   * Whether an entity belongs to a group that keeps its costs to itself, and somebody is neither of that group, nor leads it.
   *
   * @param ownedRefs - what they own, themselves and their groups among it
   */
  isKept(
    ref: string,
    directory: Directory,
    ownedRefs: readonly string[],
  ): boolean {
    const { privateGroups } = this.options;
    if (privateGroups.length === 0 || this.isPlatform(ownedRefs)) return false;
    const owners = ownersOf(ref, directory);
    const keeping = directory
      .withAbove(owners)
      .filter(group => privateGroups.includes(group));
    if (keeping.length === 0) return false;
    const admitted = [...owners, ...keeping];
    return !admitted.some(
      group =>
        ownedRefs.includes(group) || ownedRefs.includes(`${group}-leads`),
    );
  }
}

/** The groups that answer for an entity; for a group it is itself. */
export function ownersOf(ref: string, directory: Directory): string[] {
  const entity = directory.get(ref);
  return entity?.kind === 'group' ? [ref] : entity?.ownerRefs ?? [];
}
