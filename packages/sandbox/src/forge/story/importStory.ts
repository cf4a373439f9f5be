// SPDX-License-Identifier: Apache-2.0
import type { Story, StoryRepository } from '../../story';
import { timestamp, type Forge } from '../Forge';
import { importHistory } from './importHistory';
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
  importRuns(forge, record, source, shas.commits);
  importPulls(forge, record, pulls, shas);
  const last = source.commits.at(-1)?.at ?? first;
  forge.repositories.save(record, { pushedAt: timestamp(last) });
}

function beginningOf(story: Story, now: Date): Date {
  const times = story.repositories
    .flatMap(repository => repository.commits.slice(0, 1))
    .map(commit => commit.at.getTime());
  return new Date(Math.min(now.getTime(), ...times));
}
