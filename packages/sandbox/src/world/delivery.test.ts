// SPDX-License-Identifier: Apache-2.0
import { parseAllDocuments } from 'yaml';
import type { StoryRepository } from '../story';
import { createAcmeStory } from './createAcmeStory';
import { endOf } from './delivery/Timeline';

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date('2026-03-11T10:30:00Z');
const story = createAcmeStory({ now, seed: 1 });

/** What the pager and the pipelines saw of a service, with the rules of delivery performance left out. */
function seen(name: string) {
  const repository = story.repositories.find(one => one.name === name)!;
  const runs = deploymentsRuns(repository);
  const attempts = runs.flatMap(run => [run, ...(run.reruns ?? [])]);
  const byHand = repository.deployments ?? [];
  const releases = [
    ...attempts.filter(({ conclusion }) => conclusion === 'success').map(endOf),
    ...byHand.map(
      ({ startedAt, durationSeconds }) =>
        new Date(startedAt.getTime() + durationSeconds * 1000),
    ),
  ].sort((a, b) => a.getTime() - b.getTime());
  const service = story.pager.services.find(one => one.name === name);
  const incidents = story.pager.incidents.filter(
    one => one.service === service?.id,
  );
  return { repository, runs, attempts, byHand, releases, incidents };
}

function deploymentsRuns({ runs }: StoryRepository) {
  return runs.filter(({ workflow }) => workflow.endsWith('deploy.yaml'));
}

/** Hours from the release before an incident. */
function hoursSince(releases: Date[], at: Date): number {
  const before = releases.filter(moment => moment <= at).at(-1);
  return before ? (at.getTime() - before.getTime()) / 3_600_000 : Infinity;
}

it('has a service that is released several times a day', () => {
  const { releases } = seen('catalogue-web');
  expect(releases.length).toBeGreaterThan(250);
  const days = new Map<string, number>();
  for (const moment of releases) {
    const day = moment.toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  expect(Math.max(...days.values())).toBeGreaterThan(6);
  const others = story.repositories.map(({ name }) => seen(name).releases);
  expect(Math.max(...others.map(all => all.length))).toBe(releases.length);
});

it('has a service that is released three times in ninety days, with many commits each time', () => {
  const { runs, repository } = seen('identity-service');
  expect(runs.length).toBe(3);
  expect(runs[1].commit - runs[0].commit).toBeGreaterThan(5);
  const { commits } = repository;
  expect(runs.map(({ event }) => event)).not.toContain('push');
  expect(runs[2].commit).toBeLessThan(commits.length);
});

it('has a service with checks that was never brought to production', () => {
  const { runs, releases, incidents, repository } = seen(
    'recommendation-service',
  );
  expect([runs, releases, incidents]).toEqual([[], [], []]);
  expect(repository.runs).not.toHaveLength(0);
});

it('has a service that was released, and not in the last ninety days', () => {
  const { releases } = seen('loyalty-service');
  expect(releases.length).toBeGreaterThan(10);
  const newest = releases.at(-1)!;
  expect(now.getTime() - newest.getTime()).toBeGreaterThan(90 * DAY_MS);
});

it('has a service that nothing ever happened to', () => {
  const { releases, incidents } = seen('search-service');
  expect(releases.length).toBeGreaterThan(15);
  expect(incidents).toEqual([]);
});

it('has one incident that is not over, of the newest release of orders-service', () => {
  const open = story.pager.incidents.filter(({ resolved }) => !resolved);
  const { incidents, releases } = seen('orders-service');
  expect(open).toEqual([incidents.at(-1)]);
  const [{ at, acknowledged }] = open;
  expect(acknowledged).toBeDefined();
  expect(hoursSince(releases, at)).toBeLessThan(1);
  expect(now.getTime() - at.getTime()).toBeLessThan(4 * DAY_MS);
});

it('has at payment-service whatever can happen', () => {
  const { attempts, runs, byHand, releases, incidents, repository } =
    seen('payment-service');
  expect(byHand.map(({ task }) => task)).toEqual(['deploy:hotfix']);
  const { commits } = repository;
  const messages = commits.map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringMatching(/^Revert "/));
  expect(messages).toContainEqual(
    expect.stringMatching(/^Merge pull request #\d+ from acme\//),
  );
  const tries = runs.map(({ reruns = [] }) => reruns.length + 1);
  expect(Math.max(...tries)).toBe(3);
  expect(attempts.map(({ conclusion }) => conclusion)).toEqual(
    expect.arrayContaining(['cancelled', 'failure', 'success']),
  );
  expect(runs.map(({ event }) => event)).toContain('workflow_dispatch');
  const late = incidents.filter(({ at }) => hoursSince(releases, at) > 24);
  expect(late.map(({ title }) => title.split(':')[0])).toEqual([
    'StripeAway',
    'CardsDeclined',
  ]);
  expect(incidents.length - late.length).toBeGreaterThan(2);
});

it('has three rollbacks at inventory-service', () => {
  const { runs } = seen('inventory-service');
  const succeeded = runs.flatMap(run => {
    const tries = [run, ...(run.reruns ?? [])];
    return tries.filter(({ conclusion }) => conclusion === 'success').slice(1);
  });
  expect(succeeded).toHaveLength(3);
});

it('has a newest deployment that failed in production, at order-timeline', () => {
  expect(seen('order-timeline').runs.at(-1)).toMatchObject({
    conclusion: 'failure',
    endedIn: 'production',
  });
});

it.each(story.pager.services.map(({ name, id }) => [name, id]))(
  'wakes somebody for %s by the id that its catalog file names',
  (name, id) => {
    const { repository, incidents } = seen(name);
    const tree: Record<string, string | null> = Object.assign(
      {},
      ...repository.commits.map(({ files }) => files),
    );
    const documents = parseAllDocuments(tree['catalog-info.yaml'] ?? '');
    const annotated = documents
      .filter(({ errors }) => errors.length === 0)
      .map(document => document.toJS().metadata.annotations)
      .flatMap(annotations => annotations?.['pagerduty.com/service-id'] ?? []);
    // The catalog file of fraud-scoring is no YAML.
    expect(annotated).toEqual(name === 'fraud-scoring' ? [] : [id]);
    for (const { at, acknowledged, resolved, title } of incidents) {
      expect(title).not.toBe('');
      const moments = [at, acknowledged?.at, resolved?.at]
        .filter(moment => moment !== undefined)
        .map(moment => moment.getTime());
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      expect(Math.max(...moments)).toBeLessThan(now.getTime());
    }
  },
);

it('writes commits before they come to main', () => {
  const all = story.repositories.flatMap(({ commits }) => commits);
  const waits = all.map(
    ({ at, authoredAt = at }) =>
      (at.getTime() - authoredAt.getTime()) / 3_600_000,
  );
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...waits)).toBeGreaterThan(12);
});

it.each([
  '2026-01-01T00:00:00Z',
  '2026-04-06T23:59:59Z',
  '2028-02-29T12:00:00Z',
])('tells it on any day, such as %s', day => {
  const today = new Date(day);
  const { pager, repositories } = createAcmeStory({ now: today, seed: 1 });
  expect(pager.incidents.length).toBeGreaterThan(60);
  const ends = repositories
    .flatMap(({ runs }) => runs)
    .flatMap(run => [run, ...(run.reruns ?? [])])
    .map(endOf);
  expect(Math.max(...ends.map(end => end.getTime()))).toBeLessThan(
    today.getTime(),
  );
});
