// SPDX-License-Identifier: Apache-2.0
import type { Story, StoryCommit, StoryRepository } from '../../story';
import { timestamp, type Forge } from '../Forge';
import { deleteRefs, importBranches } from '../git';
import type { RepositoryRecord } from '../store';
import { authored } from './authored';
import { importPulls } from './importPulls';
import { importRuns } from './importRuns';

/** Fills an empty forge. Nobody is told: it is the past. */
export async function importStory(forge: Forge, story: Story): Promise<void> {
  const began = beginningOf(story, forge.clock.now());
  importAccounts(forge, story, timestamp(began));
  for (const repository of story.repositories) {
    await importRepository(forge, story, repository);
  }
}

function importAccounts(forge: Forge, story: Story, createdAt: string): void {
  const { store } = forge;
  const { organization, users, teams } = story;
  store.organizations.put(organization.login, {
    id: store.nextId(),
    ...organization,
    createdAt,
  });
  for (const user of users) {
    store.users.put(user.login, { id: store.nextId(), ...user, createdAt });
  }
  for (const team of teams) {
    const dates = { createdAt, updatedAt: createdAt };
    store.teams.put(team.slug, { id: store.nextId(), ...team, ...dates });
  }
}

async function importRepository(
  forge: Forge,
  story: Story,
  source: StoryRepository,
): Promise<void> {
  const first = source.commits[0]?.at ?? forge.clock.now();
  const record = await forge.repositories.create(
    {
      owner: story.organization.login,
      name: source.name,
      description: source.description,
      topics: source.topics,
      visibility: source.visibility,
      archived: source.archived,
      teams: source.teams,
      createdAt: first,
    },
    { sender: story.organization.login, silent: true },
  );
  const pulls = [...source.pulls].sort(
    (a, b) => a.openedAt.getTime() - b.openedAt.getTime(),
  );
  const shas = await importHistory(forge, story, record, { ...source, pulls });
  importRuns(forge, record, source.runs, {
    commits: source.commits,
    shas: shas.commits,
  });
  importPulls(forge, record, pulls, shas);
  const last = source.commits.at(-1)?.at ?? first;
  forge.repositories.save(record, { pushedAt: timestamp(last) });
}

/** Commits of the default branch and of each pull request. A finished one has no branch any more. */
async function importHistory(
  forge: Forge,
  story: Story,
  record: RepositoryRecord,
  { commits, pulls }: Pick<StoryRepository, 'commits' | 'pulls'>,
): Promise<{ commits: string[]; pulls: string[][] }> {
  const git = forge.repositories.git(record);
  const signed = (all: StoryCommit[]) =>
    all.map(commit => authored(story, commit));
  const shas = await importBranches(git.directory, [
    { branch: record.defaultBranch, commits: signed(commits) },
    ...pulls.map(({ branch, base, commits: own }) => ({
      branch,
      parent: base,
      commits: signed(own),
    })),
  ]);
  const done = pulls.filter(({ mergedAt, closedAt }) => mergedAt ?? closedAt);
  const refs = new Set(done.map(({ branch }) => `refs/heads/${branch}`));
  if (refs.size > 0) await deleteRefs(git, [...refs]);
  git.forgetRefs();
  const rest = shas.slice(commits.length);
  return {
    commits: shas.slice(0, commits.length),
    pulls: pulls.map(pull => rest.splice(0, pull.commits.length)),
  };
}

function beginningOf(story: Story, now: Date): Date {
  const times = story.repositories
    .flatMap(repository => repository.commits.slice(0, 1))
    .map(commit => commit.at.getTime());
  return new Date(Math.min(now.getTime(), ...times));
}
