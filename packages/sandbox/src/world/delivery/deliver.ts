// SPDX-License-Identifier: Apache-2.0
import type {
  StoryCommit,
  StoryDeployment,
  StoryIncident,
  StoryRun,
} from '../../story';
import { pick, type Random } from '../random';
import type { Delivery, Repair, Turn } from './Delivery';
import { release } from './release';
import { tellRepairs } from './repairs';
import { Timeline } from './Timeline';
import { tellTurn } from './turns';

export interface Delivered {
  runs: StoryRun[];
  deployments: StoryDeployment[];
  /** Oldest first; their service is not filled in. */
  incidents: StoryIncident[];
}

/** What became of a repository's commits on their way to production, and there. */
export function deliver(
  delivery: Delivery,
  told: {
    commits: StoryCommit[];
    repairs: Map<number, Repair>;
    broken: Set<number>;
    newestFails: boolean;
    team: string[];
    titles: string[];
    random: Random;
    /** Nothing happens from then on. */
    end: Date;
  },
): Delivered {
  const { random, team, titles, commits, newestFails } = told;
  const timeline = new Timeline(told.end);
  release(timeline, told, delivery, { newestFails });
  tellRepairs(timeline, told, team);
  const beginning = commits[0].at;
  const { turns = drawTurns(random, timeline.releases().length) } = delivery;
  for (const turn of turns) {
    tellTurn({ timeline, beginning, random, team, titles }, turn);
  }
  const { runs, deployments, incidents } = timeline;
  return {
    runs,
    deployments,
    incidents: incidents.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

/** One in so many releases has something to tell of. */
const RELEASES_A_TURN = 9;

function drawTurns(random: Random, releases: number): Turn[] {
  const kinds = ['incident', 'incident', 'rollback', 'rerun', 'redeploy'];
  return Array.from(
    { length: Math.ceil(releases / RELEASES_A_TURN) },
    (): Turn => {
      const at = random();
      switch (pick(random, kinds)) {
        case 'rollback':
          return { is: 'rollback', at };
        case 'redeploy':
          return { is: 'redeploy', at };
        case 'rerun':
          return {
            is: 'rerun',
            at,
            failures: 1,
            endedIn: pick(random, ['build', 'staging', 'production'] as const),
          };
        default:
          return { is: 'incident', at };
      }
    },
  );
}
