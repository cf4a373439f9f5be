// SPDX-License-Identifier: Apache-2.0
import type { Deliveries } from '../records/Deliveries';
import type { Outcome } from '../records/outcomes';
import type { Position } from './cursor';
import type { GithubRepository, Period } from './GithubRepository';
import type { Run } from './payloads';

/** Runs and deployments; what a killed process loses is no more than that. */
const BATCH_SIZE = 20;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Of history, at a time. */
const PERIOD = 14 * DAY;

/** What is younger is looked at again each time: it may end late, or run again. Of what is older webhooks alone tell. */
const LOOKBACK = 7 * DAY;

/** One run, or one deployment. */
interface Work {
  /** Changes when there is something new to tell. */
  key: string;
  createdAt: Date;
  /** `undefined` while it goes on. */
  read(): Promise<Outcome[] | undefined>;
}

/** What was read of a backlog: part of the way, as much as a batch takes. */
export interface Portion {
  outcomes: Outcome[];
  position: Pick<Position, 'from' | 'done'>;
  isLast: boolean;
}

/** The history of one repository, from where reading stopped to now, oldest first. */
export class Backlog {
  constructor(
    private readonly deps: {
      repository: Pick<GithubRepository, 'deploymentsSince' | 'runs'>;
      deliveries: Pick<Deliveries, 'ofDeployment' | 'ofRun'>;
      branch: string;
      workflowIds: readonly number[];
      now: Date;
    },
  ) {}

  /** Reads on from a position until a batch is full, or until there is no more. */
  async next(start: Pick<Position, 'from' | 'done'>): Promise<Portion> {
    let position = start;
    for (;;) {
      const { period, work } = await this.workSince(position.from);
      const { outcomes, done, isFull } = await this.batchOf(
        work,
        position.done,
      );
      if (isFull) {
        const { from } = position;
        return { outcomes, position: { from, done }, isLast: false };
      }
      if (!period.to) {
        const caughtUp = this.settle(position.from, work, done);
        return { outcomes, position: caughtUp, isLast: true };
      }
      // The period may end amid what an earlier batch has read, for the clock goes on between two batches.
      const here = new Set(work.map(({ key }) => key));
      const later = done.filter(key => !here.has(key));
      position = { from: period.to, done: later };
      if (outcomes.length > 0) return { outcomes, position, isLast: false };
    }
  }

  private async batchOf(work: readonly Work[], already: readonly string[]) {
    const done = [...already];
    const outcomes: Outcome[] = [];
    let size = 0;
    for (const { key, read } of work) {
      if (done.includes(key)) continue;
      if (size === BATCH_SIZE) {
        return { outcomes, done, isFull: true };
      }
      const found = await read();
      if (!found) continue;
      size += 1;
      done.push(key);
      outcomes.push(...found);
    }
    return { outcomes, done, isFull: false };
  }

  /** Where the next read begins once all is read, and what of that is done. */
  private settle(from: Date, work: readonly Work[], done: readonly string[]) {
    const oldest = new Date(this.deps.now.getTime() - LOOKBACK);
    const next = from > oldest ? from : oldest;
    const young = work.filter(({ createdAt }) => createdAt >= next);
    const keys = young.map(({ key }) => key);
    return { from: next, done: keys.filter(key => done.includes(key)) };
  }

  /** Oldest first. GitHub tells no more than a thousand runs of a period, so a busy one is halved. */
  private async workSince(
    from: Date,
  ): Promise<{ period: Period; work: Work[] }> {
    let period = this.periodFrom(from);
    for (;;) {
      const { runs, isWhole } = await this.runsIn(period);
      const end = period.to ?? this.deps.now;
      const length = end.getTime() - from.getTime();
      if (isWhole || length <= HOUR) {
        const work = await this.workIn(period, runs);
        return { period, work };
      }
      period = { from, to: new Date(from.getTime() + length / 2) };
    }
  }

  private periodFrom(from: Date): Period {
    const lookback = this.deps.now.getTime() - LOOKBACK;
    if (from.getTime() >= lookback) return { from };
    return { from, to: new Date(Math.min(from.getTime() + PERIOD, lookback)) };
  }

  private async runsIn(period: Period) {
    const { repository, branch, workflowIds } = this.deps;
    const runs: Run[] = [];
    let isWhole = true;
    for (const id of workflowIds) {
      const listed = await repository.runs(id, branch, period);
      runs.push(...listed.runs);
      isWhole &&= listed.runs.length >= listed.total;
    }
    return { runs, isWhole };
  }

  private async workIn({ from, to }: Period, runs: Run[]): Promise<Work[]> {
    const { repository, deliveries } = this.deps;
    const deployments = await repository.deploymentsSince(from);
    const ofRuns = runs.filter(isOwn).map(
      (run): Work => ({
        key: `run:${run.id}/${run.attempt}`,
        createdAt: run.createdAt,
        async read() {
          if (!run.isFinished) return undefined;
          // Its deployments tell of themselves.
          return (await deliveries.ofRun(run, deployments)).itself;
        },
      }),
    );
    const ofDeployments = deployments
      .filter(({ createdAt }) => !to || createdAt < to)
      .map(
        (deployment): Work => ({
          key: `deployment:${deployment.id}`,
          createdAt: deployment.createdAt,
          async read() {
            const outcome = await deliveries.ofDeployment(deployment);
            return outcome && [outcome];
          },
        }),
      );
    // What moves while it is read comes twice. GitHub lists the newest first, also of one second.
    const all = [...ofRuns, ...ofDeployments].reverse();
    const work = new Map(all.map(one => [one.key, one]));
    return [...work.values()].sort(
      (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
    );
  }
}

/** A pull request's branch may bear the default branch's name, in a fork. */
export function isOwn({ event }: Run): boolean {
  return !event.startsWith('pull_request');
}
