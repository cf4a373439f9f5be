// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { type Attempt, classify, type Incident } from '.';
import {
  aChain,
  aCommit,
  anAttempt,
  anIncident,
  rules,
} from './__testUtils__/chain';

const minute = fc.integer({ min: 0, max: 1_439 }).map(n => {
  const [hours, minutes] = [Math.floor(n / 60), n % 60].map(part =>
    String(part).padStart(2, '0'),
  );
  return `${hours}:${minutes}`;
});
const few = (prefix: string) =>
  fc.integer({ min: 0, max: 5 }).map(n => `${prefix}${n}`);

const attempt = fc
  .record({
    finished: minute,
    sha: few('v'),
    environment: fc.constantFrom('production', 'eu', 'staging'),
    status: fc.constantFrom('success', 'success', 'success', 'failure'),
    releaseId: fc.option(few('r'), { freq: 2 }),
    dedupeKey: fc.option(few('k'), { freq: 2 }),
    kind: fc.constantFrom(null, null, 'hotfix', 'rollback', 'planned'),
    remediates: fc.option(few('a'), { freq: 2 }),
    commits: fc.uniqueArray(
      fc.record({ sha: few('c'), authored: minute, isMerge: fc.boolean() }),
      { selector: ({ sha }) => sha, maxLength: 3 },
    ),
  })
  .map(({ finished, commits, ...more }) => ({
    finished,
    more: {
      ...more,
      commits: commits.map(({ sha, authored, isMerge }) =>
        aCommit(sha, authored, { isMerge }),
      ),
    },
  }));

const attempts = fc
  .array(attempt, { maxLength: 12 })
  .map(list => list.map((a, n) => anAttempt(`a${n}`, a.finished, a.more)));

const incidents = fc
  .array(
    fc.record({
      created: minute,
      resolved: fc.option(minute),
      toldDeployment: fc.option(few('a')),
      decision: fc.constantFrom(null, null, 'deployment', 'not-a-change'),
      decidedDeploymentId: fc.option(few('a')),
    }),
    { maxLength: 6 },
  )
  .map(list =>
    list.map(({ created, resolved, ...more }, n) =>
      anIncident(`i${n}`, created, resolved, more as Partial<Incident>),
    ),
  );

const wanted = { ...rules, productionEnvironments: ['production', 'eu'] };

const histories = fc.record({ attempts, incidents });

function found(history: { attempts: Attempt[]; incidents: Incident[] }) {
  const {
    deployments,
    changes,
    incidents: attributed,
  } = classify(aChain(history.attempts, history.incidents), wanted);
  const key = (parts: unknown[]) => JSON.stringify(parts);
  return {
    deployments: new Map(deployments.map(flags => [flags.id, flags])),
    changes: new Map(changes.map(c => [key([c.attemptId, c.sha]), c])),
    incidents: new Map(attributed.map(flags => [flags.id, flags])),
  };
}

it('gives one answer, in whatever order the events are', () => {
  const shuffled = histories.chain(history =>
    fc.record({
      history: fc.constant(history),
      again: fc.record({
        attempts: fc.shuffledSubarray(history.attempts, {
          minLength: history.attempts.length,
        }),
        incidents: fc.shuffledSubarray(history.incidents, {
          minLength: history.incidents.length,
        }),
      }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ history, again }) => {
      expect(found(again)).toEqual(found(history));
    }),
    { numRuns: 200 },
  );
});

it('never breaks what must hold of any history', () => {
  fc.assert(
    fc.property(histories, history => {
      const { deployments, changes, incidents: attributed } = found(history);
      const counted = [...deployments.values()].filter(d => d.isCounted);
      const ids = new Set(counted.map(({ id }) => id));
      for (const flags of deployments.values()) {
        expect(flags.isCounted).toBe(flags.uncountedReason === null);
        const points = [flags.undoesId, flags.remediatesId, flags.groupedInto];
        for (const id of points) expect(id === null || ids.has(id)).toBe(true);
        const isFailed = flags.failureReasons.length > 0;
        expect(isFailed && !flags.isCounted).toBe(false);
        expect(isFailed).toBe(flags.isOpen || flags.recoverySeconds !== null);
        expect(flags.recoverySeconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(flags.isRedeploy && flags.undoesId !== null).toBe(false);
      }
      const firsts = [...changes.values()].filter(
        change => change.isCounted || change.isExcluded,
      );
      expect(new Set(firsts.map(({ sha }) => sha)).size).toBe(firsts.length);
      for (const { deploymentId } of attributed.values()) {
        const flags = deployments.get(deploymentId ?? '');
        expect(flags?.failureReasons ?? ['incident']).toContain('incident');
      }
    }),
    { numRuns: 200 },
  );
});
