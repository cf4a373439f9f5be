// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit } from '../../story';
import { createRandom } from '../random';
import { deliver } from './deliver';
import type { Delivery, Repair, Turn } from './Delivery';
import { endOf } from './Timeline';

const START = new Date('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const end = new Date(START.getTime() + 30 * 24 * HOUR);

const hours = (count: number) => new Date(START.getTime() + count * HOUR);

/** One commit every two days, but for what a test says. */
function commits(changes: Record<number, Partial<StoryCommit>> = {}) {
  return Array.from(
    { length: 12 },
    (_, index): StoryCommit => ({
      author: 'ada',
      at: hours(index * 48),
      message: `Change ${index}`,
      files: { 'src/a.ts': String(index) },
      ...changes[index],
    }),
  );
}

function tell(
  delivery: Delivery,
  told: {
    commits?: StoryCommit[];
    repairs?: Map<number, Repair>;
    broken?: Set<number>;
    newestFails?: boolean;
    seed?: number;
  } = {},
) {
  return deliver(delivery, {
    commits: commits(),
    repairs: new Map(),
    broken: new Set(),
    newestFails: false,
    team: ['ada', 'bob'],
    titles: ['ItBurns: there is smoke'],
    random: createRandom(told.seed ?? 1, 'test'),
    end,
    ...told,
  });
}

const once = (...turns: Turn[]): Delivery => ({ turns });

it('brings each push to production by a run of its own, but words', () => {
  const words = { files: { 'README.md': 'x' } };
  const { runs } = tell(once(), { commits: commits({ 3: words }) });
  expect(runs.map(({ commit }) => commit)).toEqual([
    0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11,
  ]);
  expect(new Set(runs.map(({ event }) => event))).toEqual(new Set(['push']));
});

it('lets a push wait for the one before, and cancels it when another comes', () => {
  const soon = (minutes: number) => ({ at: hours(minutes / 60) });
  const { runs } = tell(once(), {
    commits: commits({ 1: soon(1), 2: soon(2) }),
  });
  const [first, second, third] = runs;
  expect(second).toMatchObject({ conclusion: 'cancelled', endedIn: 'build' });
  expect(endOf(second)).toEqual(hours(2 / 60));
  expect(third.startedAt.getTime()).toBeGreaterThanOrEqual(
    endOf(first).getTime(),
  );
});

it('does not bring to production what its checks refuse', () => {
  const { runs } = tell(once(), { broken: new Set([4]) });
  expect(runs.find(({ commit }) => commit === 4)).toMatchObject({
    conclusion: 'failure',
    endedIn: 'build',
  });
});

it('lets the newest fail in production when told to', () => {
  const { runs } = tell(once(), { newestFails: true });
  expect(runs.at(-1)).toMatchObject({
    conclusion: 'failure',
    endedIn: 'production',
  });
});

it('goes by hand every so many days, with all that has come since', () => {
  const { runs } = tell({ everyDays: 7, turns: [] });
  expect(runs.length).toBeGreaterThan(2);
  for (const [index, run] of runs.entries()) {
    expect(run.event).toBe('workflow_dispatch');
    expect([0, 6]).not.toContain(run.startedAt.getUTCDay());
    const before = runs[index - 1]?.commit ?? -1;
    expect(run.commit).toBeGreaterThan(before);
  }
  expect(runs[1].commit - runs[0].commit).toBeGreaterThan(1);
});

it('puts the version before back by its own run, and then the alarm is over', () => {
  const { runs, incidents } = tell(once({ is: 'rollback', at: 0.5 }));
  const [target] = runs.filter(({ reruns }) => reruns);
  const [attempt] = target.reruns!;
  const [incident] = incidents;
  const undone = runs.find(({ commit }) => commit === target.commit + 1)!;
  expect(incident.at.getTime()).toBeGreaterThan(endOf(undone).getTime());
  expect(attempt.startedAt.getTime()).toBeGreaterThan(incident.at.getTime());
  expect(incident.resolved!.at.getTime()).toBeGreaterThan(
    endOf(attempt).getTime(),
  );
});

it('needs two attempts more', () => {
  const turn = {
    is: 'rerun',
    at: 0.5,
    failures: 2,
    endedIn: 'staging',
  } as const;
  const { runs } = tell(once(turn));
  const [run] = runs.filter(({ reruns }) => reruns);
  expect([run, ...run.reruns!]).toMatchObject([
    { conclusion: 'failure', endedIn: 'staging' },
    { conclusion: 'failure', endedIn: 'staging' },
    { conclusion: 'success' },
  ]);
  const [second, third] = run.reruns!;
  expect(second.startedAt.getTime()).toBeGreaterThan(endOf(run).getTime());
  expect(third.startedAt.getTime()).toBeGreaterThan(endOf(second).getTime());
});

it('brings the same version once more, by hand', () => {
  const { runs } = tell(once({ is: 'redeploy', at: 0.5 }));
  const again = runs.filter(({ event }) => event === 'workflow_dispatch');
  expect(again).toHaveLength(1);
  const same = runs.filter(({ commit }) => commit === again[0].commit);
  expect(same).toHaveLength(2);
});

it('has an outage that comes too late to be the fault of a release', () => {
  const { runs, incidents } = tell(
    once({ is: 'outage', at: 0.5, title: 'The bank is away' }),
  );
  const [{ at, title, resolved }] = incidents;
  expect(title).toBe('The bank is away');
  const before = runs.map(endOf).filter(finished => finished <= at);
  const last = Math.max(...before.map(moment => moment.getTime()));
  expect((at.getTime() - last) / HOUR).toBeGreaterThan(24);
  expect(resolved!.at.getTime()).toBeGreaterThan(at.getTime());
});

it('has an incident of the newest release that is not over', () => {
  const { runs, incidents } = tell(once({ is: 'open', isAcknowledged: false }));
  const [{ at, resolved, acknowledged }] = incidents;
  expect([resolved, acknowledged]).toEqual([undefined, undefined]);
  expect(at.getTime()).toBeGreaterThan(endOf(runs.at(-1)!).getTime());
});

it('ends by a hotfix what the release before it caused, past the pipeline', () => {
  const message = 'Hotfix: breathe [skip ci]';
  const hotfix = { message, at: hours(4 * 48 + 1) };
  const { runs, deployments, incidents } = tell(once(), {
    commits: commits({ 5: hotfix }),
    repairs: new Map([[5, { how: 'hotfix', title: 'No air' }]]),
  });
  expect(runs.map(({ commit }) => commit)).not.toContain(5);
  expect(deployments).toEqual([
    expect.objectContaining({ commit: 5, task: 'deploy:hotfix' }),
  ]);
  const cause = runs.find(({ commit }) => commit === 4)!;
  const [{ at, title, resolved }] = incidents;
  expect(title).toBe('No air');
  expect(at.getTime()).toBeGreaterThan(endOf(cause).getTime());
  expect(at.getTime()).toBeLessThan(hotfix.at.getTime());
  expect(resolved!.at.getTime()).toBeGreaterThan(
    deployments[0].startedAt.getTime(),
  );
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'draws by lot what happens, and all of it is over before the end (seed %d)',
  seed => {
    const { runs, incidents } = tell({}, { seed });
    const attempts = runs.flatMap(run => [run, ...(run.reruns ?? [])]);
    for (const moment of [
      ...attempts.map(endOf),
      ...incidents.map(({ resolved }) => resolved!.at),
    ]) {
      expect(moment.getTime()).toBeLessThan(end.getTime());
    }
    const told = attempts.length - runs.length + incidents.length;
    expect(told + runs.length).toBeGreaterThan(12);
  },
);
