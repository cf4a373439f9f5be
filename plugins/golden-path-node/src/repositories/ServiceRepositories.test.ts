// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aSpec, TestRepositories } from './__testUtils__/TestRepositories';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(180_000);

let acme: TestRepositories;

beforeAll(async () => {
  acme = await TestRepositories.start();
});

afterAll(() => acme.stop());
afterEach(() => jest.restoreAllMocks());

describe('publish', () => {
  it('makes the whole repository', async () => {
    const { repository, commitSha } = await acme.publish(aSpec('whole'), 'one');

    expect(repository).toMatchObject({
      organization: 'acme',
      name: 'whole',
      url: `${acme.forge.url}/acme/whole`,
      homepage: 'http://portal.example/create/tasks/one',
    });
    expect(await acme.read('/repos/acme/whole')).toMatchObject({
      private: true,
      description: 'Sends invoices',
      default_branch: 'main',
      topics: ['microservice', 'nodejs'],
    });
    expect(await acme.read('/repos/acme/whole/commits')).toMatchObject([
      {
        sha: commitSha,
        commit: {
          message: 'Create it',
          author: { name: 'Ada', email: 'ada@acme.example' },
          committer: { name: 'Macadam' },
        },
      },
    ]);
    expect(await acme.protectionOf('whole')).toMatchObject({
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        require_code_owner_reviews: true,
      },
      enforce_admins: { enabled: true },
      allow_force_pushes: { enabled: false },
    });
    expect(await acme.read('/repos/acme/whole/teams')).toMatchObject([
      { slug: 'payments', permission: 'push' },
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    const first = await acme.publish(aSpec('repeated'), 'one');
    const second = await acme.publish(aSpec('repeated'), 'one');
    expect(second.commitSha).toBe(first.commitSha);
    expect(await acme.commitsOf('repeated')).toHaveLength(1);
  });

  it('leaves a repository alone that was there before', async () => {
    const before = await acme.read('/repos/acme/payment-service');
    await expect(acme.publish(aSpec('payment-service'), 'one')).rejects.toThrow(
      /The name payment-service is taken: .*was not made by this run/,
    );
    expect(await acme.read('/repos/acme/payment-service')).toEqual(before);
  });

  it('gives a name that two runs want at once to one of them', async () => {
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map(run => acme.publish(aSpec('wanted'), run)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(await acme.commitsOf('wanted')).toHaveLength(1);
  });

  it('makes fifty services of fifty runs at once', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `crowd-${index}`);
    await Promise.all(names.map(name => acme.publish(aSpec(name), name)));
    const commits = await Promise.all(names.map(name => acme.commitsOf(name)));
    expect(commits.map(({ length }) => length)).toEqual(names.map(() => 1));
  });

  it('fails when the team does not exist, and says so', async () => {
    const spec = { ...aSpec('no-team'), team: 'nobody' };
    await expect(acme.publish(spec, 'one')).rejects.toThrow(/teams.*Not Found/);
  });

  it('fails when the branch cannot be protected', async () => {
    for (const status of [403, 404]) {
      const match = 'PUT .*/protection';
      await acme.forge.misbehave({ match, mode: 'status', status });
    }
    await expect(acme.publish(aSpec('bare'), 'one')).rejects.toThrow(
      /protection/,
    );
  });

  it('publishes no empty workspace', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'workspace-'));
    await expect(
      acme.publish(aSpec('empty'), 'one', { directory }),
    ).rejects.toThrow(/the workspace is empty/);
    await rm(directory, { recursive: true });
  });
});

describe('find', () => {
  it('finds nothing under a free name', async () => {
    await expect(acme.repositories.find('nothing')).resolves.toBeUndefined();
  });

  it('finds nothing under a name that a repository bore once', async () => {
    await acme.publish(aSpec('present'), 'one');
    // GitHub answers 301 to a former name, and fetch follows.
    const direct = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) =>
        direct(String(url).replace('/former', '/present'), init),
      );
    await expect(acme.repositories.find('former')).resolves.toBeUndefined();
    await expect(acme.repositories.find('present')).resolves.toBeDefined();
  });
});

describe('remove', () => {
  it('removes what the run made', async () => {
    await acme.publish(aSpec('mine'), 'one');
    await acme.repositories.remove('mine', 'one');
    await expect(acme.repositories.find('mine')).resolves.toBeUndefined();
  });

  it('removes what the run made half', async () => {
    await acme.diesAt(2, 'before', 'half');
    await acme.repositories.remove('half', 'one');
    await expect(acme.repositories.find('half')).resolves.toBeUndefined();
  });

  it('is content when there is nothing', async () => {
    await expect(
      acme.repositories.remove('nothing', 'one'),
    ).resolves.toBeUndefined();
  });

  it('never removes what the run did not make', async () => {
    await acme.publish(aSpec('theirs'), 'two');
    const newest = (await acme.read('/orgs/acme/repos')) as { name: string }[];
    const names = ['payment-service', ...newest.map(({ name }) => name)];
    expect(names).toContain('theirs');
    for (const name of names) {
      await expect(acme.repositories.remove(name, 'another')).rejects.toThrow(
        /was not made by this run/,
      );
      await expect(acme.repositories.find(name)).resolves.toBeDefined();
    }
  });

  it('keeps a repository that somebody has worked in', async () => {
    await acme.publish(aSpec('worked-in'), 'one');
    await acme.forge.request(
      'DELETE',
      '/repos/acme/worked-in/branches/main/protection',
    );
    await acme.forge.request('PUT', '/repos/acme/worked-in/contents/more.md', {
      body: { message: 'Write more', content: 'bW9yZQ==', branch: 'main' },
    });
    await expect(acme.repositories.remove('worked-in', 'one')).rejects.toThrow(
      /somebody has worked in it/,
    );
    await expect(acme.repositories.find('worked-in')).resolves.toBeDefined();
  });
});
