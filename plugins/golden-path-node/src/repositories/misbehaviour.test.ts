// SPDX-License-Identifier: Apache-2.0
import git from 'isomorphic-git';
import {
  aSpec,
  TestRepositories,
  whole,
} from './__testUtils__/TestRepositories';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(180_000);

let acme: TestRepositories;

beforeAll(async () => {
  acme = await TestRepositories.start();
});

afterAll(() => acme.stop());
afterEach(() => jest.restoreAllMocks());

describe('a process that dies while it publishes', () => {
  it.each(['before', 'after'] as const)(
    'is made good by another run, when it died %s any one of its requests',
    async moment => {
      let request = 0;
      let died = true;
      while (died) {
        request += 1;
        const name = `died-${moment}-${request}`;
        died = await acme.diesAt(request, moment, name);
        await acme.publish(aSpec(name), 'one');
        expect(await acme.stateOf(name)).toEqual(whole);
      }
      // Create, team, topics, branch, push in two or three, protection.
      expect(request).toBeGreaterThan(6);
    },
  );
});

describe('a forge that misbehaves', () => {
  const requests = [
    'POST /api/v3/orgs/acme/repos',
    'PUT .*/teams/payments/repos/',
    'PUT .*/topics',
    'GET .*/git/ref/',
    'GET .*/info/refs',
    'POST .*/git-receive-pack',
    'PUT .*/protection',
  ];
  const faults = [
    { mode: 'status', status: 502 },
    { mode: 'status', status: 429, retryAfterSeconds: 0 },
    { mode: 'status', status: 403, retryAfterSeconds: 0 },
    { mode: 'cut' },
  ];

  it.each(faults)('gets past %j in each of its requests', async fault => {
    const name = `faulty-${faults.indexOf(fault)}`;
    for (const match of requests)
      await acme.forge.misbehave({ match, ...fault });
    await acme.publish(aSpec(name), 'one');
    expect(await acme.stateOf(name)).toEqual(whole);
    const left = await fetch(`${acme.forge.url}/_sandbox/faults`);
    await expect(left.json()).resolves.toEqual([]);
  });

  it('commits once, however often it has to push', async () => {
    const commit = jest.spyOn(git, 'commit');
    for (let times = 1; times <= 3; times += 1) {
      await acme.forge.misbehave({
        match: 'POST .*/git-receive-pack',
        mode: 'cut',
      });
    }
    await acme.publish(aSpec('stubborn'), 'one');
    expect(await acme.stateOf('stubborn')).toEqual(whole);
    expect(commit).toHaveBeenCalledTimes(1);
  });

  it('gets past an answer that is cut off after the work was done', async () => {
    await acme.forge.misbehave({
      match: 'POST /api/v3/orgs/acme/repos',
      mode: 'malformed',
    });
    await acme.publish(aSpec('malformed'), 'one');
    expect(await acme.stateOf('malformed')).toEqual(whole);
  });
});
