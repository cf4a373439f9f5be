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

it('variables, secrets and other settings', async () => {
  const variable = { ...on, name: 'REGION' };
  await github.rest.actions.createRepoVariable({ ...variable, value: 'eu' });
  await github.rest.actions.updateRepoVariable({ ...variable, value: 'us' });
  await github.rest.actions.getRepoVariable(variable);
  await github.rest.actions.listRepoVariables(on);
  await github.rest.actions.deleteRepoVariable(variable);
  const { data } = await github.rest.actions.getRepoPublicKey(on);
  expect(Buffer.from(data.key, 'base64')).toHaveLength(32);
  await github.rest.actions.createOrUpdateRepoSecret({
    ...on,
    secret_name: 'TOKEN',
    encrypted_value: 'c2VhbGVk',
    key_id: data.key_id,
  });
  await github.rest.actions.listRepoSecrets(on);
  await github.rest.actions.setCustomOidcSubClaimForRepo({
    ...on,
    use_default: true,
  });
  await github.rest.actions.setWorkflowAccessToRepository({
    ...on,
    access_level: 'organization',
  });
  await github.rest.activity.setRepoSubscription({ ...on, subscribed: true });
  expect(conformance.problems()).toEqual([]);
});

it('deploy keys, autolinks and pages', async () => {
  const key = await github.rest.repos.createDeployKey({
    ...on,
    title: 'deploy',
    key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleQ== deploy@acme.example',
    read_only: true,
  });
  const one = { ...on, key_id: key.data.id };
  await github.rest.repos.getDeployKey(one);
  const keys = await github.rest.repos.listDeployKeys(on);
  expect(keys.data).toHaveLength(1);
  await github.rest.repos.deleteDeployKey(one);
  const link = await github.rest.repos.createAutolink({
    ...on,
    key_prefix: 'PAY-',
    url_template: 'https://tickets.acme.example/<num>',
  });
  const autolink = { ...on, autolink_id: link.data.id };
  await github.rest.repos.getAutolink(autolink);
  const links = await github.rest.repos.listAutolinks(on);
  expect(links.data).toHaveLength(1);
  await github.rest.repos.deleteAutolink(autolink);
  await github.rest.repos.createPagesSite({
    ...on,
    source: { branch: 'main', path: '/docs' },
  });
  const site = await github.rest.repos.getPages(on);
  expect(site.data.source).toEqual({ branch: 'main', path: '/docs' });
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.settings)).toEqual([]);
});
