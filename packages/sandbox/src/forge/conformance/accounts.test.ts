// SPDX-License-Identifier: Apache-2.0
import type { Octokit } from '@octokit/rest';
import { Conformance } from '../__testUtils__/Conformance';
import { routeGroups } from './routeGroups';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let conformance: Conformance;
let github: Octokit;

beforeAll(async () => {
  conformance = await Conformance.start();
  github = conformance.client();
});

afterAll(() => conformance.close());

it('accounts and teams', async () => {
  await github.rest.users.getAuthenticated();
  await github.rest.users.getByUsername({ username: 'ada' });
  await github.rest.users.getByUsername({ username: 'acme' });
  await github.rest.orgs.get({ org: 'acme' });
  await github.rest.orgs.listMembers({ org: 'acme' });
  await github.rest.orgs.checkMembershipForUser({
    org: 'acme',
    username: 'ada',
  });
  await github.rest.orgs.getMembershipForUser({
    org: 'acme',
    username: 'ada',
  });
  const team = { org: 'acme', team_slug: 'payments-leads' };
  await github.rest.teams.list({ org: 'acme' });
  await github.rest.teams.getByName(team);
  await github.rest.teams.listMembersInOrg(team);
  await github.rest.teams.getMembershipForUserInOrg({
    ...team,
    username: 'bob',
  });
  const fresh = await github.rest.teams.create({
    org: 'acme',
    name: 'Fraud Watch',
    parent_team_id: conformance.forge.forge.store.teams.get('payments')?.id,
  });
  expect(fresh.data.slug).toBe('fraud-watch');
  const watch = { org: 'acme', team_slug: fresh.data.slug };
  await github.rest.teams.addOrUpdateMembershipForUserInOrg({
    ...watch,
    username: 'eve',
  });
  await github.rest.teams.removeMembershipForUserInOrg({
    ...watch,
    username: 'eve',
  });
  await github.rest.teams.updateInOrg({ ...watch, name: 'Fraud' });
  await github.rest.teams.deleteInOrg({ org: 'acme', team_slug: 'fraud' });
  await github.rest.orgs.removeMember({ org: 'acme', username: 'eve' });
  await github.rest.meta.get();
  await github.rest.meta.getAllVersions();
  await github.rest.rateLimit.get();
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.accounts)).toEqual([]);
});
