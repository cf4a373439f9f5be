// SPDX-License-Identifier: Apache-2.0
import type { Octokit } from '@octokit/rest';
import { Conformance } from '../__testUtils__/Conformance';
import { routeGroups } from './routeGroups';
import { on } from '../__testUtils__/conformanceStory';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let conformance: Conformance;
let github: Octokit;
let bob: Octokit;

beforeAll(async () => {
  conformance = await Conformance.start();
  github = conformance.client();
  bob = conformance.client('user-bob');
});

afterAll(() => conformance.close());

it('pull requests and issues', async () => {
  const pull = { ...on, pull_number: 1 };
  await github.rest.pulls.list(on);
  await github.rest.pulls.get(pull);
  await github.rest.pulls.update({ ...pull, title: 'Say farewell' });
  await github.rest.pulls.listFiles(pull);
  await github.rest.pulls.listCommits(pull);
  await github.rest.pulls.requestReviewers({
    ...pull,
    reviewers: ['bob'],
    team_reviewers: ['payments-leads'],
  });
  await bob.rest.pulls.createReview({ ...pull, event: 'APPROVE' });
  await github.rest.pulls.listReviews(pull);
  await github.rest.pulls.merge(pull);
  await github.rest.repos.createOrUpdateFileContents({
    ...on,
    branch: 'goodbye',
    path: 'src/more.ts',
    message: 'More',
    content: '',
  });
  const second = await bob.rest.pulls.create({
    ...on,
    title: 'More',
    head: 'acme:goodbye',
    base: 'main',
  });
  const issue = { ...on, issue_number: second.data.number };
  await github.rest.issues.addLabels({ ...issue, labels: ['new', 'bug'] });
  await github.rest.issues.listLabelsOnIssue(issue);
  await github.rest.issues.addAssignees({ ...issue, assignees: ['ada'] });
  const made = await github.rest.issues.create({ ...on, title: 'It hurts' });
  await github.rest.issues.update({
    ...on,
    issue_number: made.data.number,
    state: 'closed',
  });
  await github.rest.issues.get(issue);
  await github.rest.issues.listForRepo({ ...on, state: 'all' });
  await github.rest.issues.createLabel({ ...on, name: 'urgent' });
  await github.rest.issues.listLabelsForRepo(on);
  expect(conformance.problems()).toEqual([]);
});

it('comments of an issue and of a pull request', async () => {
  const pull = { ...on, issue_number: 1 };
  const made = await bob.rest.issues.createComment({ ...pull, body: 'Nice' });
  expect(made.data.user?.login).toBe('bob');
  const { data } = await github.rest.issues.listComments(pull);
  expect(data.map(({ body }) => body)).toEqual(['Nice']);
  const counted = await github.rest.issues.get(pull);
  expect(counted.data.comments).toBe(1);
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.pulls)).toEqual([]);
});
