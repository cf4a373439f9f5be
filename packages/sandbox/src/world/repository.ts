// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryIncident, StoryRepository } from '../story';
import { daysBefore, endOfStory } from './calendar';
import { changesOf, commitsOf } from './commits';
import { deliver, isDeployed, titlesIn } from './delivery';
import type { Change } from './history';
import { membersOf } from './people';
import { asMerged, mergedPulls, numbered, otherPulls } from './pulls';
import { createRandom, type Random } from './random';
import type { RepositoryPlan } from './RepositoryPlan';
import { checksOf } from './runs';

export interface ToldRepository {
  repository: StoryRepository;
  incidents: StoryIncident[];
}

/** Lives a repository's last ninety days. Nothing here depends on another repository. */
export function tellRepository(
  plan: RepositoryPlan,
  options: { now: Date; seed: number },
): ToldRepository {
  const { restedDays = 0, people, isArchived } = plan.upkeep ?? {};
  const now = daysBefore(options.now, restedDays);
  const randomFor = (purpose: string) =>
    createRandom(options.seed, [plan.name, purpose].filter(Boolean).join(' '));
  const random = randomFor('');
  const team = people ?? membersOf(plan.team);
  const changes = changesOf(plan, random);
  const authoring = randomFor('authors');
  const written = commitsOf(plan, changes, { team, random, authoring, now });
  const pulls = numbered([
    ...mergedPulls(plan, changes, written, { team, random }),
    ...otherPulls(plan, written, random, now),
  ]);
  const commits = asMerged(written, pulls);
  const delivered = tellDelivery(plan, changes, commits, {
    team,
    end: endOfStory(now),
    random: randomFor('delivery'),
  });
  return {
    repository: {
      name: plan.name,
      description: plan.description,
      topics: plan.topics,
      visibility: 'internal',
      archived: isArchived,
      teams: { [plan.team]: 'maintain', 'platform-team': 'admin' },
      commits,
      runs: delivered.runs,
      deployments: delivered.deployments,
      pulls,
    },
    incidents: delivered.incidents,
  };
}

function tellDelivery(
  plan: RepositoryPlan,
  changes: Change[],
  commits: StoryCommit[],
  options: { team: string[]; end: Date; random: Random },
) {
  const { random } = options;
  const { fails } = plan.upkeep ?? {};
  const repairs = new Map(
    changes.flatMap((change, index) =>
      change.repairs ? [[index + 1, change.repairs] as const] : [],
    ),
  );
  const good = new Set(
    [...repairs.keys()].flatMap(index => [
      index,
      commits.findLastIndex(
        (commit, before) => before < index && isDeployed(commit),
      ),
    ]),
  );
  const newestFails = fails === 'ci';
  const checks = checksOf({ commits, random, newestFails, good });
  if (!plan.delivery) return { runs: checks, deployments: [], incidents: [] };
  const broken = new Set(
    checks.flatMap(({ conclusion, commit }) =>
      conclusion === 'failure' ? [commit] : [],
    ),
  );
  const delivered = deliver(plan.delivery, {
    ...options,
    commits,
    repairs,
    broken,
    newestFails: fails === 'deploy',
    titles: titlesOf(plan),
  });
  return { ...delivered, runs: [...checks, ...delivered.runs] };
}

function titlesOf({ name, tree }: RepositoryPlan): string[] {
  const titles = titlesIn(tree['docs/runbook.md'] ?? '');
  return titles.length > 0 ? titles : [`${name} does not answer`];
}
