// SPDX-License-Identifier: Apache-2.0
import type { Octokit } from '@octokit/rest';
import { Conformance } from '../__testUtils__/Conformance';
import { routeGroups } from './routeGroups';
import { on } from '../__testUtils__/conformanceStory';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let conformance: Conformance;
let github: Octokit;

beforeAll(async () => {
  conformance = await Conformance.start();
  github = conformance.client();
});

afterAll(() => conformance.close());

it('a repository from its creation to its end', async () => {
  const made = { owner: 'acme', repo: 'invoice-service' };
  await github.rest.repos.createInOrg({
    org: 'acme',
    name: made.repo,
    description: 'Bills',
    homepage: 'https://portal.example/tasks/1',
    visibility: 'private',
    auto_init: true,
  });
  await github.rest.repos.listForOrg({ org: 'acme' });
  const { data } = await github.rest.repos.get(made);
  expect(data.homepage).toBe('https://portal.example/tasks/1');
  await github.rest.repos.update({ ...made, description: 'Sends bills' });
  await github.rest.repos.replaceAllTopics({ ...made, names: ['billing'] });
  await github.rest.repos.getAllTopics(made);
  const access = {
    org: 'acme',
    team_slug: 'orders',
    ...made,
    permission: 'push',
  };
  await github.rest.teams.addOrUpdateRepoPermissionsInOrg(access);
  await github.rest.teams.checkPermissionsForRepoInOrg(access);
  await github.rest.teams.checkPermissionsForRepoInOrg({
    ...access,
    mediaType: { format: 'v3.repository+json' },
  });
  await github.rest.teams.listReposInOrg(access);
  await github.rest.repos.listTeams(made);
  await github.rest.teams.removeRepoInOrg(access);
  const person = { ...made, username: 'ada' };
  await github.rest.repos.addCollaborator(person);
  await github.rest.repos.listCollaborators(made);
  await github.rest.repos.getCollaboratorPermissionLevel(person);
  await github.rest.repos.removeCollaborator(person);
  await github.rest.repos.delete(made);
  expect(conformance.problems()).toEqual([]);
});

it("a person's own repository, and a fork with all that the first one holds", async () => {
  const ada = conformance.client('user-ada');
  const own = await ada.rest.repos.createForAuthenticatedUser({
    name: 'notes',
    auto_init: true,
  });
  expect(own.data.full_name).toBe('ada/notes');
  expect(own.data.permissions?.admin).toBe(true);
  const { data: fork } = await ada.rest.repos.createFork(on);
  expect(fork).toMatchObject({
    full_name: 'ada/payment-service',
    fork: true,
    parent: { full_name: 'acme/payment-service' },
  });
  const of = { owner: 'ada', repo: fork.name };
  const { data: branches } = await ada.rest.repos.listBranches(of);
  expect(branches.map(({ name }) => name)).toEqual(['goodbye', 'main']);
  const again = await ada.rest.repos.createFork(on);
  expect(again.data.id).toBe(fork.id);
  const { data: forks } = await github.rest.repos.listForks(on);
  expect(forks.map(({ id }) => id)).toEqual([fork.id]);
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.repositories)).toEqual([]);
});
