// SPDX-License-Identifier: Apache-2.0
import type { Story, StoryCommit, StoryPull } from '../../story';
import type { Forge } from '../Forge';
import { deleteRefs, importBranches, type ImportedBranch } from '../git';
import type { RepositoryRecord } from '../store';
import { authored } from './authored';

/** Ids of the default branch's commits, and of those of each pull request. */
export interface ImportedShas {
  commits: string[];
  pulls: string[][];
}

/** A stretch of one branch, in the order in which it is written. */
interface Stretch extends ImportedBranch {
  /** Index of the pull request; absent for the default branch. */
  pull?: number;
}

/** Writes the default branch and every pull request. A finished one has no branch any more. */
export async function importHistory(
  forge: Forge,
  story: Story,
  record: RepositoryRecord,
  { commits, pulls }: { commits: StoryCommit[]; pulls: StoryPull[] },
): Promise<ImportedShas> {
  const git = forge.repositories.git(record);
  const signed = (all: StoryCommit[]) =>
    all.map(commit => authored(story, commit));
  const stretches = arrange(record.defaultBranch, pulls, {
    commits: signed(commits),
    pulls: pulls.map(pull => signed(pull.commits)),
  });
  const shas = await importBranches(git.directory, stretches);
  const done = pulls.filter(({ mergedAt, closedAt }) => mergedAt ?? closedAt);
  const refs = new Set(done.map(({ branch }) => `refs/heads/${branch}`));
  if (refs.size > 0) await deleteRefs(git, [...refs]);
  git.forgetRefs();
  const imported: ImportedShas = { commits: [], pulls: pulls.map(() => []) };
  for (const { pull, commits: own } of stretches) {
    const target = pull === undefined ? imported.commits : imported.pulls[pull];
    target.push(...shas.splice(0, own.length));
  }
  return imported;
}

/**
 * A branch that was merged as such comes before its merge, so the default branch is
 * written in stretches; all other branches come after it.
 */
function arrange(
  defaultBranch: string,
  pulls: StoryPull[],
  signed: {
    commits: ImportedBranch['commits'];
    pulls: ImportedBranch['commits'][];
  },
): Stretch[] {
  const stretches: Stretch[] = [];
  const places: number[] = [];
  let written = 0;
  const add = (stretch: Stretch): void => {
    stretches.push(stretch);
    written += stretch.commits.length;
  };
  let merges: number | undefined;
  const goOn = (until: number): void => {
    const from = places.length;
    const commits = signed.commits.slice(from, until);
    if (commits.length === 0) return;
    places.push(...commits.map((_, index) => written + index));
    const parent = from > 0 ? places[from - 1] : undefined;
    add({ branch: defaultBranch, parent, merges, commits });
    merges = undefined;
  };
  const order = [...pulls.keys()].sort((a, b) => pulls[a].base - pulls[b].base);
  for (const pull of order.filter(one => pulls[one].mergedBy === 'merge')) {
    const { base, branch } = pulls[pull];
    goOn(base + 1);
    add({ pull, branch, parent: places[base], commits: signed.pulls[pull] });
    merges = written - 1;
  }
  goOn(signed.commits.length);
  for (const pull of order.filter(one => pulls[one].mergedBy !== 'merge')) {
    const { base, branch } = pulls[pull];
    add({ pull, branch, parent: places[base], commits: signed.pulls[pull] });
  }
  return stretches;
}
