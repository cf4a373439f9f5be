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

it('hooks and their deliveries', async () => {
  // Nobody listens there: a delivery that fails stands in the list as well.
  const config = { url: 'http://127.0.0.1:9/', content_type: 'json' };
  const hook = await github.rest.repos.createWebhook({ ...on, config });
  const one = { ...on, hook_id: hook.data.id };
  await github.rest.repos.getWebhook(one);
  await github.rest.repos.updateWebhook({ ...one, events: ['push'] });
  await github.rest.repos.pingWebhook(one);
  await conformance.forge.forge.webhooks.settled();
  const sent = await github.rest.repos.listWebhookDeliveries(one);
  const delivery = { ...one, delivery_id: sent.data[0].id };
  await github.rest.repos.getWebhookDelivery(delivery);
  await github.rest.repos.redeliverWebhookDelivery(delivery);
  await github.rest.repos.listWebhooks(on);
  await github.rest.repos.deleteWebhook(one);
  const org = { org: 'acme' };
  const orgHook = await github.rest.orgs.createWebhook({
    ...org,
    name: 'web',
    config,
  });
  const own = { ...org, hook_id: orgHook.data.id };
  await github.rest.orgs.listWebhooks(org);
  await github.rest.orgs.getWebhook(own);
  await github.rest.orgs.updateWebhook({ ...own, active: true });
  await github.rest.orgs.pingWebhook(own);
  await conformance.forge.forge.webhooks.settled();
  const orgSent = await github.rest.orgs.listWebhookDeliveries(own);
  const orgDelivery = { ...own, delivery_id: orgSent.data[0].id };
  await github.rest.orgs.getWebhookDelivery(orgDelivery);
  await github.rest.orgs.redeliverWebhookDelivery(orgDelivery);
  await github.rest.orgs.deleteWebhook(own);
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.hooks)).toEqual([]);
});
