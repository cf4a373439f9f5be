// SPDX-License-Identifier: Apache-2.0
import {
  type Attempt,
  byTime,
  type Rules,
  type UncountedReason,
} from './chain';

/** What counts as one deployment: an attempt, or several of one release. */
export interface Deployment {
  /** That of the attempt that stands for it, the one that finished last. */
  id: string;
  sha: string;
  finishedMs: number;
  /** The latest first. */
  members: Attempt[];
  /** Lower case; that of the latest first. */
  environments: string[];
}

export interface Grouping {
  /** In the order in which they finished. */
  deployments: Deployment[];
  /** Attempts that are not counted in their own right. */
  uncounted: Map<string, UncountedReason>;
}

/** R1 and R2: which attempts count, and which of them are one. */
export function groupingOf(attempts: Attempt[], rules: Rules): Grouping {
  const production = new Set(rules.productionEnvironments.map(lower));
  const uncounted = new Map<string, UncountedReason>();
  const counting: Attempt[] = [];
  for (const attempt of attempts) {
    if (attempt.status !== 'success') {
      uncounted.set(attempt.id, 'not-successful');
    } else if (!production.has(lower(attempt.environment))) {
      uncounted.set(attempt.id, 'not-production');
    } else {
      counting.push(attempt);
    }
  }
  const deployments = groupsOf(counting.sort(byTime)).map(deploymentOf);
  for (const { id, members } of deployments) {
    for (const member of members) {
      if (member.id !== id) uncounted.set(member.id, 'grouped');
    }
  }
  return { deployments, uncounted };
}

/** Attempts that share a key, or share one with an attempt that does; each group oldest first, and they in the order of their latest. */
function groupsOf(sorted: Attempt[]): Attempt[][] {
  // Whom each attempt is together with; following it leads to the latest of its group.
  const together = sorted.map((_, place) => place);
  const latestOf = (place: number): number => {
    let latest = place;
    while (together[latest] !== latest) {
      together[latest] = together[together[latest]];
      latest = together[latest];
    }
    return latest;
  };
  const holders = new Map<string, number>();
  sorted.forEach((attempt, place) => {
    for (const key of keysOf(attempt)) {
      const holder = holders.get(key);
      if (holder !== undefined) together[latestOf(holder)] = place;
      holders.set(key, place);
    }
  });
  const groups = sorted.map((): Attempt[] => []);
  sorted.forEach((attempt, place) => groups[latestOf(place)].push(attempt));
  return groups.filter(({ length }) => length > 0);
}

function keysOf({ releaseId, dedupeKey }: Attempt): string[] {
  return [
    ...(releaseId ? [`release ${releaseId}`] : []),
    ...(dedupeKey ? [`dedupe ${dedupeKey}`] : []),
  ];
}

function deploymentOf(group: Attempt[]): Deployment {
  const members = group.reverse();
  const [{ id, sha, finishedMs }] = members;
  const environments = members.map(({ environment }) => lower(environment));
  return {
    id,
    sha,
    finishedMs,
    members,
    environments: [...new Set(environments)],
  };
}

function lower(environment: string): string {
  return environment.toLocaleLowerCase('en-US');
}
