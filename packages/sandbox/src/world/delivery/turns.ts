// SPDX-License-Identifier: Apache-2.0
import type { StoryIncident } from '../../story';
import { later } from '../calendar';
import { type Random, pick, wholeBetween } from '../random';
import type { Turn } from './Delivery';
import { endOf, type Release, type Timeline } from './Timeline';

const HOUR_MINUTES = 60;
/** An incident that comes later is not the release's. */
const BLAMED_MINUTES = 24 * HOUR_MINUTES;
const LOW_URGENCY = 0.25;

export interface Telling {
  timeline: Timeline;
  /** When the story began. */
  beginning: Date;
  random: Random;
  /** Logins of those who are woken. */
  team: string[];
  /** What can go wrong, as the pager says it. */
  titles: string[];
}

type TurnOf<K extends Turn['is']> = Extract<Turn, { is: K }>;

const TELLERS: {
  [K in Turn['is']]: (telling: Telling, turn: TurnOf<K>) => void;
} = {
  incident: tellIncident,
  rollback: tellRollback,
  outage: tellOutage,
  rerun: tellRerun,
  redeploy: tellRedeploy,
  open: tellOpen,
};

/** What finds no place in the story does not happen. */
export function tellTurn<K extends Turn['is']>(
  telling: Telling,
  turn: TurnOf<K>,
): void {
  const tell = TELLERS[turn.is as K];
  tell(telling, turn);
}

function tellIncident(telling: Telling, { at }: TurnOf<'incident'>): void {
  const { timeline, random } = telling;
  const cause = timeline.nearest(momentAt(telling, at), 3 * HOUR_MINUTES);
  if (!cause) return;
  const alarm = later(cause.finishedAt, wholeBetween(random, 8, 40));
  const minutes = wholeBetween(random, 20, 110);
  timeline.incidents.push(incident(telling, alarm, later(alarm, minutes)));
}

function tellRollback(telling: Telling, { at }: TurnOf<'rollback'>): void {
  const { timeline, random, team } = telling;
  const cause = timeline.nearest(
    momentAt(telling, at),
    2 * HOUR_MINUTES,
    (release, index, all) => {
      const previous = all[index - 1];
      return Boolean(previous?.run) && previous.commit !== release.commit;
    },
  );
  const target = cause && findRun(timeline, cause);
  if (!cause || !target) return;
  const alarm = later(cause.finishedAt, wholeBetween(random, 5, 14));
  const attempt = {
    actor: pick(random, team),
    startedAt: later(alarm, wholeBetween(random, 10, 25)),
    durationSeconds: wholeBetween(random, 150, 300),
    conclusion: 'success' as const,
  };
  target.reruns = [...(target.reruns ?? []), attempt];
  const over = later(endOf(attempt), wholeBetween(random, 2, 6));
  timeline.incidents.push(incident(telling, alarm, over));
}

/** The run of the version that was there before a release. */
function findRun(timeline: Timeline, release: Release) {
  const all = timeline.releases();
  const index = all.findIndex(
    ({ finishedAt }) => finishedAt.getTime() === release.finishedAt.getTime(),
  );
  return all[index - 1]?.run;
}

function tellOutage(telling: Telling, turn: TurnOf<'outage'>): void {
  const { timeline, random } = telling;
  const calm = timeline.nearest(
    momentAt(telling, turn.at),
    BLAMED_MINUTES + 5 * HOUR_MINUTES,
  );
  if (!calm) return;
  const wait = BLAMED_MINUTES + wholeBetween(random, 30, 3 * HOUR_MINUTES);
  const alarm = later(calm.finishedAt, wait);
  const over = later(alarm, wholeBetween(random, 15, 60));
  timeline.incidents.push({
    ...incident(telling, alarm, over),
    title: turn.title,
  });
}

/** The run that succeeded had failed before, once or twice. */
function tellRerun(telling: Telling, turn: TurnOf<'rerun'>): void {
  const { timeline, random } = telling;
  const { failures, endedIn, at, isCancelled } = turn;
  const bad = {
    conclusion: isCancelled ? ('cancelled' as const) : ('failure' as const),
    endedIn,
  };
  const release = timeline.nearest(
    momentAt(telling, at),
    failures * HOUR_MINUTES,
    ({ run }) => run?.conclusion === 'success' && !run.reruns,
  );
  const run = release?.run;
  if (!run) return;
  const { actor, durationSeconds } = run;
  Object.assign(run, bad);
  run.reruns = [];
  let before = endOf(run);
  for (let attempt = 1; attempt <= failures; attempt++) {
    const startedAt = later(before, wholeBetween(random, 4, 15));
    const isLast = attempt === failures;
    const rerun = {
      actor,
      startedAt,
      durationSeconds,
      ...(isLast ? { conclusion: 'success' as const } : bad),
    };
    run.reruns.push(rerun);
    before = endOf(rerun);
  }
}

function tellRedeploy(telling: Telling, { at }: TurnOf<'redeploy'>): void {
  const { timeline, random, team } = telling;
  const release = timeline.nearest(
    momentAt(telling, at),
    3 * HOUR_MINUTES,
    ({ run }) => run !== undefined,
  );
  if (!release?.run) return;
  timeline.runs.push({
    workflow: release.run.workflow,
    commit: release.commit,
    actor: pick(random, team),
    event: 'workflow_dispatch',
    startedAt: later(release.finishedAt, wholeBetween(random, 40, 150)),
    durationSeconds: wholeBetween(random, 150, 300),
    conclusion: 'success',
  });
}

function tellOpen(telling: Telling, { isAcknowledged }: TurnOf<'open'>): void {
  const { timeline, random, team } = telling;
  const newest = timeline.releases().at(-1);
  if (!newest) return;
  const alarm = later(newest.finishedAt, wholeBetween(random, 15, 40));
  const { resolved: _, ...open } = incident(telling, alarm, alarm);
  timeline.incidents.push({
    ...open,
    urgency: 'high',
    acknowledged: isAcknowledged
      ? { at: later(alarm, 4), by: pick(random, team) }
      : undefined,
  });
}

function incident(
  { random, team, titles }: Telling,
  at: Date,
  over: Date,
): StoryIncident {
  const by = pick(random, team);
  return {
    title: pick(random, titles),
    urgency: random() < LOW_URGENCY ? 'low' : 'high',
    service: '',
    at,
    acknowledged: { at: later(at, wholeBetween(random, 1, 5)), by },
    resolved: { at: over, by },
  };
}

function momentAt({ beginning, timeline }: Telling, at: number): Date {
  const length = timeline.end.getTime() - beginning.getTime();
  return new Date(beginning.getTime() + at * length);
}
