// SPDX-License-Identifier: Apache-2.0
import { startModule } from './__testUtils__/startModule';

it.each([
  { name: 'nothing', pagerduty: undefined, adds: [0, 0] },
  {
    name: 'only an address',
    pagerduty: { apiBaseUrl: 'https://api.eu.pagerduty.com' },
    adds: [0, 0],
  },
  { name: 'a key', pagerduty: { token: 'key' }, adds: [1, 0] },
  { name: 'a secret', pagerduty: { webhookSecret: 'secret' }, adds: [0, 1] },
  {
    name: 'both',
    pagerduty: { token: 'key', webhookSecret: 'secret' },
    adds: [1, 1],
  },
])('adds what is configured: $name', async ({ pagerduty, adds }) => {
  const { sources, receivers, stop } = await startModule(pagerduty);
  expect([sources.length, receivers.length]).toEqual(adds);
  await stop();
});

it('does not start with an address that is none, and names the key', async () => {
  const started = startModule({ apiBaseUrl: 'pagerduty', token: 'key' });
  await expect(started).rejects.toThrow(/dora\.pagerduty\.apiBaseUrl/);
});
