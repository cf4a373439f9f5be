// SPDX-License-Identifier: Apache-2.0
import type {
  StoryAttempt,
  StoryDeployment,
  StoryIncident,
  StoryRun,
} from '../../story';
import { later } from '../calendar';

/** One time that production got a version. */
export interface Release {
  commit: number;
  finishedAt: Date;
  /** Absent when it went past the pipeline. */
  run?: StoryRun;
}

export const endOf = ({ startedAt, durationSeconds }: StoryAttempt): Date =>
  later(startedAt, durationSeconds / 60);

/** What a service's pipelines and pager saw. */
export class Timeline {
  /** Of the workflow that deploys. */
  readonly runs: StoryRun[] = [];
  readonly deployments: StoryDeployment[] = [];
  readonly incidents: StoryIncident[] = [];

  /** @param end - nothing happens from then on */
  constructor(readonly end: Date) {}

  /** What came to production, oldest first. */
  releases(): Release[] {
    const byRuns = this.runs.flatMap(run =>
      [run, ...(run.reruns ?? [])]
        .filter(({ conclusion }) => conclusion === 'success')
        .map(attempt => ({
          run,
          commit: run.commit,
          finishedAt: endOf(attempt),
        })),
    );
    const byHand = this.deployments.map(
      ({ commit, startedAt, durationSeconds }) => ({
        commit,
        finishedAt: later(startedAt, durationSeconds / 60),
      }),
    );
    return [...byRuns, ...byHand].sort(
      (a, b) => a.finishedAt.getTime() - b.finishedAt.getTime(),
    );
  }

  /** How many minutes nothing happened after a release. */
  roomAfter({ finishedAt }: Release): number {
    const next = Math.min(
      this.end.getTime(),
      ...this.beginnings().filter(moment => moment >= finishedAt.getTime()),
    );
    return (next - finishedAt.getTime()) / 60_000;
  }

  /** The release nearest to a moment that leaves so much room, and fits. */
  nearest(
    moment: Date,
    minutes: number,
    fits: (release: Release, index: number, all: Release[]) => boolean = () =>
      true,
  ): Release | undefined {
    const distance = ({ finishedAt }: Release) =>
      Math.abs(finishedAt.getTime() - moment.getTime());
    return this.releases()
      .filter(fits)
      .sort((a, b) => distance(a) - distance(b))
      .find(release => this.roomAfter(release) >= minutes);
  }

  /** When anything began, in milliseconds since 1970. */
  private beginnings(): number[] {
    const moments = [
      ...this.runs.flatMap(run => [run, ...(run.reruns ?? [])]),
      ...this.deployments,
    ].map(({ startedAt }) => startedAt);
    const alarms = this.incidents.map(({ at }) => at);
    return [...moments, ...alarms].map(moment => moment.getTime());
  }
}
