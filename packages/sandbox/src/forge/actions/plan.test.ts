// SPDX-License-Identifier: Apache-2.0
import type { AttemptRecord, Conclusion } from '../store';
import { jobsAt } from './jobs';
import { planRun, type RunPlan } from './plan';
import { parseWorkflow } from './Workflow';

const planOf = (jobs: string, context = {}): RunPlan => {
  const workflow = parseWorkflow('ci.yaml', `on: push\njobs:\n${jobs}`);
  if (!workflow) throw new Error('no workflow');
  return planRun(workflow, context);
};

const TEST = `  test:
    steps:
      - uses: actions/checkout@v4
      - { name: Unit tests, run: npm test }
`;
const DEPLOY = `  deploy:
    needs: test
    environment: { name: '\${{ inputs.environment }}' }
    steps: [{ run: ./deploy.sh }]
`;

const outcomes = (plan: RunPlan) =>
  Object.fromEntries(plan.jobs.map(job => [job.id, job.outcome]));

it('a job starts when those it needs have ended', () => {
  const { jobs, seconds, conclusion } = planOf(DEPLOY + TEST, {
    'inputs.environment': 'staging',
  });
  const [test, deploy] = jobs;
  expect(test.id).toBe('test');
  expect(deploy.startSeconds).toBe(test.endSeconds);
  expect(deploy.environment?.name).toBe('staging');
  expect(seconds).toBe(deploy.endSeconds);
  expect(conclusion).toBe('success');
});

it('a command that can only fail fails its job, and what needs it is skipped', () => {
  const plan = planOf(TEST.replace('npm test', 'exit 1') + DEPLOY);
  expect(outcomes(plan)).toEqual({ test: 'failure', deploy: 'skipped' });
  expect(plan.conclusion).toBe('failure');
});

it.each([
  ["github.event_name == 'push'", 'success'],
  ["${{ github.event_name == 'push' }}", 'success'],
  ["github.event_name != 'push'", 'skipped'],
  ["github.ref == 'refs/heads/main' && github.event_name == 'push'", 'skipped'],
  [
    "github.event_name == 'push' || github.event_name == 'workflow_dispatch'",
    'success',
  ],
  [
    "github.event_name == 'schedule' || (github.event_name == 'push' && github.event.workflow_run.conclusion == 'success')",
    'skipped',
  ],
  [
    "github.event_name == 'schedule' || (github.event_name == 'push' && inputs.sure != 'no')",
    'success',
  ],
  ["!startsWith(github.event_name, 'pu')", 'skipped'],
  ['always()', 'success'],
  ['failure()', 'skipped'],
  ['no expression at all', 'success'],
])('if: %s: %s', (condition, outcome) => {
  const job = `  test:\n    if: "${condition}"\n    steps: [{ run: a }]\n`;
  const plan = planOf(job, { 'github.event_name': 'push' });
  expect(outcomes(plan)).toEqual({ test: outcome });
});

it('jobs that need each other in a circle end all the same', () => {
  const plan = planOf('  a: { needs: b }\n  b: { needs: a }\n');
  expect(plan.jobs).toHaveLength(2);
});

describe('at a moment', () => {
  const attempt = (conclusion: Conclusion = 'success'): AttemptRecord => ({
    actor: 'ada',
    queuedAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:01:00.000Z',
    completedAt: '2026-01-01T00:11:00.000Z',
    conclusion,
  });
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  const plan = planOf(TEST + DEPLOY);
  const statuses = (minute: number, conclusion?: Conclusion) =>
    jobsAt(plan, attempt(conclusion), at(minute)).map(
      job => job.conclusion ?? job.status,
    );

  it.each([
    [0, ['queued', 'queued']],
    [2, ['in_progress', 'queued']],
    [10, ['success', 'in_progress']],
    [11, ['success', 'success']],
  ])('minute %d: %j', (minute, expected) => {
    expect(statuses(minute)).toEqual(expected);
  });

  it('a recorded failure is that of the last command', () => {
    expect(statuses(12, 'failure')).toEqual(['success', 'failure']);
    const [, deploy] = jobsAt(plan, attempt('failure'), at(12));
    const failed = deploy.steps.filter(step => step.conclusion === 'failure');
    expect(failed.map(step => step.command)).toEqual(['./deploy.sh']);
  });

  it('a cancelled run cancels its jobs', () => {
    expect(statuses(12, 'cancelled')).toEqual(['cancelled', 'cancelled']);
  });

  it.each([
    ['failure', 'test', ['failure', 'skipped']],
    ['failure', undefined, ['success', 'failure']],
    ['cancelled', 'test', ['cancelled', 'skipped']],
    ['cancelled', 'deploy', ['success', 'cancelled']],
  ] as const)(
    'a recorded %s that ended in %s shows what did not begin',
    (conclusion, endedIn, expected) => {
      const recorded = { ...attempt(conclusion), endedIn };
      const jobs = jobsAt(plan, recorded, at(12));
      expect(jobs.map(job => job.conclusion)).toEqual(expected);
    },
  );
});
