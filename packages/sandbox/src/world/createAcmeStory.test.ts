// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import type { Story, StoryRepository, StoryRun } from '../story';
import { createAcmeStory } from './createAcmeStory';
import { acmePersonas } from './people';

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date('2026-03-11T10:30:00Z');
const story = createAcmeStory({ now, seed: 1 });
/** Those who worked on it and have moved to other teams. */
const LEFT: Record<string, string[]> = {
  'loyalty-service': ['zoe-laurent', 'noah-fischer'],
};
/** Days without a change: the archived one and the neglected one. */
const RESTED: Record<string, number> = {
  'carrier-gateway': 45,
  'loyalty-service': 430,
};

it('tells the same story for the same seed', () => {
  expect(createAcmeStory({ now, seed: 1 })).toEqual(story);
});

it('tells another one for another seed', () => {
  expect(createAcmeStory({ now, seed: 2 })).not.toEqual(story);
});

it('tells the same things with other dates on another day', () => {
  const later = createAcmeStory({
    now: new Date(now.getTime() + 40 * DAY_MS),
    seed: 1,
  });

  expect(messages(later)).toEqual(messages(story));
  expect(later.repositories[1].commits[1].at.getTime()).toBeGreaterThan(
    story.repositories[1].commits[1].at.getTime() + 30 * DAY_MS,
  );
});

it('has people for every team and leads among them', () => {
  const logins = story.users.map(({ login }) => login);
  expect(new Set(logins).size).toBe(logins.length);
  expect(logins.length).toBeGreaterThanOrEqual(24);
  for (const { slug, members } of story.teams) {
    expect(logins).toEqual(expect.arrayContaining(members));
    if (!slug.endsWith('-team')) continue;
    const leads = teamOf(`${slug}-leads`);
    expect(leads.parent).toBe(slug);
    expect(members).toEqual(expect.arrayContaining(leads.members));
  }
});

it('puts at least eight teams below departments', () => {
  const departments = story.teams.filter(({ parent }) => !parent);
  const teams = story.teams.filter(({ slug }) => slug.endsWith('-team'));
  expect(teams.length).toBeGreaterThanOrEqual(8);
  expect(new Set(teams.map(({ parent }) => parent))).toEqual(
    new Set(departments.map(({ slug }) => slug)),
  );
});

it('has one team that nobody is left in', () => {
  const empty = story.teams.filter(({ members }) => members.length === 0);
  expect(empty.map(({ slug }) => slug)).toEqual([
    'loyalty-team',
    'loyalty-team-leads',
  ]);
});

it('lets its personas sign in by the address that the forge knows', () => {
  expect(acmePersonas().map(({ login, title }) => [login, title])).toEqual([
    ['payments-developer', 'Developer, Payments'],
    ['payments-lead', 'Team lead, Payments'],
    ['orders-developer', 'Developer, Orders'],
    ['platform-engineer', 'Engineer, Platform'],
    ['new-developer', 'Developer, first day'],
  ]);
  for (const { login, name, email } of acmePersonas()) {
    expect(email).toBe(`${login}@acme.example`);
    expect(story.users).toContainEqual(
      expect.objectContaining({ login, name, email }),
    );
  }
});

describe.each(
  story.repositories.map(repository => [repository.name, repository]),
)('%s', (_name, repository) => {
  const { commits, runs, pulls } = repository;

  it('was worked on by its team, in the ninety days before', () => {
    const [owner] = Object.keys(repository.teams);
    const { members } = teamOf(owner);
    const rested = RESTED[repository.name] ?? 0;
    for (const { author, at, message } of commits) {
      expect([...members, ...(LEFT[repository.name] ?? [])]).toContain(author);
      expect(at.getUTCHours()).toBeGreaterThanOrEqual(8);
      // What has to be repaired is repaired in the evening, too.
      const latest = /^(Hotfix|Revert)/.test(message) ? 20 : 18;
      expect(at.getUTCHours()).toBeLessThan(latest);
      expect(now.getTime() - at.getTime()).toBeLessThan((93 + rested) * DAY_MS);
      expect(now.getTime() - at.getTime()).toBeGreaterThan(rested * DAY_MS);
    }
    const times = commits.map(({ at }) => at.getTime());
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  it('changes files with every commit', () => {
    const tree: Record<string, string | null> = {};
    for (const { files, message } of commits) {
      const changed = Object.keys(files).filter(
        file => tree[file] !== files[file],
      );
      expect({ message, changed }).toEqual({
        message,
        changed: Object.keys(files),
      });
      expect(changed).not.toHaveLength(0);
      Object.assign(tree, files);
    }
  });

  it('ran its pipelines after each commit and before now', () => {
    const past = commits.filter(({ message }) => message.includes('[skip ci]'));
    expect(runs.length).toBeGreaterThanOrEqual(commits.length - past.length);
    for (const run of runs) {
      const { at, author } = commits[run.commit];
      expect(run.event === 'push' ? run.actor : author).toBe(author);
      expect(run.startedAt.getTime()).toBeGreaterThan(at.getTime());
      expect(run.startedAt.getTime() + run.durationSeconds * 1000).toBeLessThan(
        now.getTime(),
      );
      expect(treeOf(repository)).toHaveProperty([run.workflow]);
    }
  });

  it('holds what its merged pull requests brought', () => {
    for (const pull of pulls.filter(({ mergedAt }) => mergedAt)) {
      const merged = commits[pull.base + 1];
      expect(merged.files).toEqual(pull.commits[0].files);
      expect(pull.openedAt.getTime()).toBeLessThan(pull.mergedAt!.getTime());
      expect(pull.approvedBy).not.toContain(pull.author);
    }
  });

  it('has open pull requests that change something', () => {
    const tree = treeOf(repository);
    for (const pull of pulls.filter(({ mergedAt }) => !mergedAt)) {
      expect(pull.base).toBe(commits.length - 1);
      expect(pull.openedAt.getTime()).toBeLessThanOrEqual(now.getTime());
      for (const [file, content] of Object.entries(pull.commits[0].files)) {
        expect(tree[file]).not.toBe(content);
      }
    }
  });

  it('has pages for every link between its documents', () => {
    const tree = treeOf(repository);
    for (const [file, content] of Object.entries(tree)) {
      if (!file.endsWith('.md')) continue;
      for (const [, target] of content.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)) {
        const linked = path.posix.join(path.posix.dirname(file), target);
        expect({ file, known: linked in tree, target }).toEqual({
          file,
          known: true,
          target,
        });
      }
    }
  });
});

it('has pipelines that fail now and then', () => {
  const runs = story.repositories.flatMap(repository => repository.runs);
  const failed = runs.filter(({ conclusion }) => conclusion === 'failure');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length / runs.length).toBeLessThan(0.2);
});

it('has pull requests that wait for someone', () => {
  const pulls = story.repositories.flatMap(repository => repository.pulls);
  expect(pulls.filter(({ mergedAt }) => !mergedAt).length).toBeGreaterThan(2);
});

it('works less at weekends', () => {
  const days = story.repositories
    .flatMap(({ commits }) => commits)
    .map(({ at }) => at.getUTCDay());
  const atWeekends = days.filter(day => day === 0 || day === 6).length;
  expect(atWeekends).toBeGreaterThan(0);
  expect(atWeekends / days.length).toBeLessThan(0.06);
});

it.each([
  ['payments-team', ['ledger-service', 'invoice-service', 'payout-pipeline']],
  ['orders-team', ['order-timeline']],
])('%s has something that failed last', (team, expected) => {
  const failed = story.repositories
    .filter(({ teams }) => Object.keys(teams)[0] === team)
    .filter(({ runs }) => lastOfEach(runs).includes('failure'))
    .map(({ name }) => name);
  expect(failed).toEqual(expected);
});

it('has somebody on the first day, whom no team knows yet', () => {
  const members = story.teams.flatMap(team => team.members);
  const alone = story.users.filter(({ login }) => !members.includes(login));
  expect(alone.map(({ login }) => login)).toEqual(['new-developer']);
});

it.each([
  'payments-developer',
  'payments-lead',
  'orders-developer',
  'platform-engineer',
])('%s has an open pull request, and is asked to review another', login => {
  const open = story.repositories
    .flatMap(({ pulls }) => pulls)
    .filter(({ mergedAt, closedAt }) => !mergedAt && !closedAt);
  expect(open.map(({ author }) => author)).toContain(login);
  const asked = open.flatMap(pull => pull.requestedReviewers ?? []);
  expect(asked).toContain(login);
});

it('has pull requests that were merged, and some that were given up', () => {
  const pulls = story.repositories.flatMap(repository => repository.pulls);
  expect(pulls.filter(({ mergedAt }) => mergedAt).length).toBeGreaterThan(60);
  expect(pulls.filter(({ closedAt }) => closedAt).length).toBeGreaterThan(1);
});

/** Conclusions of the newest run of each workflow. */
function lastOfEach(runs: StoryRun[]): string[] {
  const last = new Map(runs.map(run => [run.workflow, run.conclusion]));
  return [...last.values()];
}

function teamOf(wanted: string) {
  return story.teams.find(({ slug }) => slug === wanted)!;
}

function messages({ repositories }: Story): string[][] {
  return repositories.map(({ commits }) =>
    commits.map(({ message }) => message),
  );
}

function treeOf({ commits }: StoryRepository): Record<string, string> {
  return Object.assign({}, ...commits.map(({ files }) => files));
}
