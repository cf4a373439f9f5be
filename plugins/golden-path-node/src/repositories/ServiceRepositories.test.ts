// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import git from 'isomorphic-git';
import { GithubOrganization } from '../forge/GithubOrganization';
import type { RepositorySpec } from './repository';
import { ServiceRepositories } from './ServiceRepositories';

const appBaseUrl = 'http://portal.example';
const logger = mockServices.logger.mock();

/** The state of every repository that was published, whatever came in between. */
const whole = {
  commits: 1,
  isProtected: true,
  topics: ['microservice', 'nodejs'],
  teams: ['payments'],
};

let forge: TestForge;
let workspace: string;
let repositories: ServiceRepositories;

beforeAll(async () => {
  forge = await startTestForge();
  repositories = repositoriesOn(forge);
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
  await writeFile(join(workspace, 'README.md'), '# A service\n');
  await writeFile(join(workspace, 'catalog-info.yaml'), 'kind: Component\n');
});

afterAll(async () => {
  await forge.close();
  await rm(workspace, { recursive: true });
});

afterEach(() => jest.restoreAllMocks());

describe('publish', () => {
  it('makes the whole repository', async () => {
    const { repository, commitSha } = await publish(aSpec('whole'), 'one');

    expect(repository).toMatchObject({
      organization: 'acme',
      name: 'whole',
      url: `${forge.url}/acme/whole`,
      homepage: 'http://portal.example/create/tasks/one',
    });
    expect(await read('/repos/acme/whole')).toMatchObject({
      private: true,
      description: 'Sends invoices',
      default_branch: 'main',
      topics: ['microservice', 'nodejs'],
    });
    expect(await read('/repos/acme/whole/commits')).toMatchObject([
      {
        sha: commitSha,
        commit: {
          message: 'Create it',
          author: { name: 'Ada', email: 'ada@acme.example' },
          committer: { name: 'Macadam' },
        },
      },
    ]);
    expect(await protectionOf('whole')).toMatchObject({
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        require_code_owner_reviews: true,
      },
      enforce_admins: { enabled: true },
      allow_force_pushes: { enabled: false },
    });
    expect(await read('/repos/acme/whole/teams')).toMatchObject([
      { slug: 'payments', permission: 'push' },
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    const first = await publish(aSpec('repeated'), 'one');
    const second = await publish(aSpec('repeated'), 'one');
    expect(second.commitSha).toBe(first.commitSha);
    expect(await commitsOf('repeated')).toHaveLength(1);
  });

  it('leaves a repository alone that was there before', async () => {
    const before = await read('/repos/acme/payment-service');
    await expect(publish(aSpec('payment-service'), 'one')).rejects.toThrow(
      /The name payment-service is taken: .*was not made by this run/,
    );
    expect(await read('/repos/acme/payment-service')).toEqual(before);
  });

  it('gives a name that two runs want at once to one of them', async () => {
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map(run => publish(aSpec('wanted'), run)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(await commitsOf('wanted')).toHaveLength(1);
  });

  it('makes fifty services of fifty runs at once', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `crowd-${index}`);
    await Promise.all(names.map(name => publish(aSpec(name), name)));
    const commits = await Promise.all(names.map(commitsOf));
    expect(commits.map(({ length }) => length)).toEqual(names.map(() => 1));
  }, 180_000);

  it('fails when the team does not exist, and says so', async () => {
    const spec = { ...aSpec('no-team'), team: 'nobody' };
    await expect(publish(spec, 'one')).rejects.toThrow(/teams.*Not Found/);
  });

  it('fails when the branch cannot be protected', async () => {
    await misbehave('PUT .*/protection', { mode: 'status', status: 403 });
    await misbehave('PUT .*/protection', { mode: 'status', status: 404 });
    await expect(publish(aSpec('bare'), 'one')).rejects.toThrow(/protection/);
  });

  it('publishes no empty workspace', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'workspace-'));
    await expect(publish(aSpec('empty'), 'one', { directory })).rejects.toThrow(
      /the workspace is empty/,
    );
    await rm(directory, { recursive: true });
  });
});

describe('a process that dies while it publishes', () => {
  it.each(['before', 'after'] as const)(
    'is made good by another run, when it died %s any one of its requests',
    async moment => {
      let request = 0;
      let died = true;
      while (died) {
        request += 1;
        const name = `died-${moment}-${request}`;
        died = await diesAt(request, moment, name);
        await publish(aSpec(name), 'one');
        expect(await stateOf(name)).toEqual(whole);
      }
      // Create, team, topics, branch, push in two or three, protection.
      expect(request).toBeGreaterThan(6);
    },
    180_000,
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
  const both = requests.flatMap((match, index) =>
    faults.map(fault => ({ match, fault, index })),
  );

  it.each(both)(
    'gets past $fault of $match',
    async ({ match, fault, index }) => {
      const name = `faulty-${index}-${faults.indexOf(fault)}`;
      await misbehave(match, fault);
      await publish(aSpec(name), 'one');
      expect(await stateOf(name)).toEqual(whole);
    },
  );

  it('commits once, however often it has to push', async () => {
    const commit = jest.spyOn(git, 'commit');
    for (let times = 1; times <= 3; times += 1) {
      await misbehave('POST .*/git-receive-pack', { mode: 'cut' });
    }
    await publish(aSpec('stubborn'), 'one');
    expect(await stateOf('stubborn')).toEqual(whole);
    expect(commit).toHaveBeenCalledTimes(1);
  });

  it('gets past an answer that is cut off after the work was done', async () => {
    await misbehave('POST /api/v3/orgs/acme/repos', { mode: 'malformed' });
    await publish(aSpec('malformed'), 'one');
    expect(await stateOf('malformed')).toEqual(whole);
  });
});

describe('find', () => {
  it('finds nothing under a free name', async () => {
    await expect(repositories.find('nothing')).resolves.toBeUndefined();
  });

  it('finds nothing under a name that a repository bore once', async () => {
    await publish(aSpec('present'), 'one');
    // GitHub answers 301 to a former name, and fetch follows.
    const direct = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) =>
        direct(String(url).replace('/former', '/present'), init),
      );
    await expect(repositories.find('former')).resolves.toBeUndefined();
    await expect(repositories.find('present')).resolves.toBeDefined();
  });
});

describe('remove', () => {
  it('removes what the run made', async () => {
    await publish(aSpec('mine'), 'one');
    await repositories.remove('mine', 'one');
    await expect(repositories.find('mine')).resolves.toBeUndefined();
  });

  it('removes what the run made half', async () => {
    await diesAt(2, 'before', 'half');
    await repositories.remove('half', 'one');
    await expect(repositories.find('half')).resolves.toBeUndefined();
  });

  it('is content when there is nothing', async () => {
    await expect(
      repositories.remove('nothing', 'one'),
    ).resolves.toBeUndefined();
  });

  it('never removes what the run did not make', async () => {
    await publish(aSpec('theirs'), 'two');
    const newest = (await read('/orgs/acme/repos')) as { name: string }[];
    const names = ['payment-service', ...newest.map(({ name }) => name)];
    expect(names).toContain('theirs');
    for (const name of names) {
      await expect(repositories.remove(name, 'another')).rejects.toThrow(
        /was not made by this run/,
      );
      await expect(repositories.find(name)).resolves.toBeDefined();
    }
  });

  it('keeps a repository that somebody has worked in', async () => {
    await publish(aSpec('worked-in'), 'one');
    await forge.request(
      'DELETE',
      '/repos/acme/worked-in/branches/main/protection',
    );
    await forge.request('PUT', '/repos/acme/worked-in/contents/more.md', {
      body: { message: 'Write more', content: 'bW9yZQ==', branch: 'main' },
    });
    await expect(repositories.remove('worked-in', 'one')).rejects.toThrow(
      /somebody has worked in it/,
    );
    await expect(repositories.find('worked-in')).resolves.toBeDefined();
  });
});

function repositoriesOn({ url, api }: TestForge): ServiceRepositories {
  const host = new URL(url).host;
  const config = mockServices.rootConfig({
    data: {
      integrations: {
        github: [{ host, apiBaseUrl: api, token: 'test-admin-token' }],
      },
    },
  });
  const organization = GithubOrganization.create(
    { host, organization: 'acme' },
    ScmIntegrations.fromConfig(config),
  );
  return new ServiceRepositories({ organization, appBaseUrl });
}

function aSpec(name: string): RepositorySpec {
  return {
    name,
    description: 'Sends invoices',
    visibility: 'private',
    team: 'payments',
    topics: ['microservice', 'NodeJS'],
    requiredReviewers: 2,
  };
}

function publish(
  spec: RepositorySpec,
  taskId: string,
  other: { signal?: AbortSignal; directory?: string } = {},
) {
  const { signal, directory = workspace } = other;
  const commit = {
    directory,
    message: 'Create it',
    author: { name: 'Ada', email: 'ada@acme.example' },
    committer: { name: 'Macadam', email: 'macadam@noreply.invalid' },
  };
  return repositories.publish(spec, commit, { taskId, logger, signal });
}

/** Publishes, but sends nothing more once the request of this number was reached, or was answered. */
async function diesAt(
  fatal: number,
  moment: 'before' | 'after',
  name: string,
): Promise<boolean> {
  const life = new AbortController();
  const alive = globalThis.fetch;
  let count = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
    count += 1;
    if (count < fatal) return alive(...request);
    if (count === fatal && moment === 'after') await alive(...request);
    life.abort();
    throw life.signal.reason;
  });
  const { signal } = life;
  await publish(aSpec(name), 'one', { signal }).catch(() => {});
  jest.restoreAllMocks();
  return signal.aborted;
}

/** What the forge knows of a repository that publishing brings about. */
async function stateOf(name: string) {
  const repository = await read(`/repos/acme/${name}`);
  const teams = await read(`/repos/acme/${name}/teams`);
  return {
    commits: (await commitsOf(name)).length,
    isProtected: Boolean(await protectionOf(name)),
    topics: (repository as { topics: string[] }).topics,
    teams: (teams as { slug: string }[]).map(({ slug }) => slug),
  };
}

async function misbehave(match: string, fault: object): Promise<void> {
  const response = await fetch(`${forge.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match, ...fault }),
  });
  expect(response.ok).toBe(true);
}

async function read(path: string): Promise<unknown> {
  return (await forge.request('GET', path)).json();
}

async function commitsOf(name: string): Promise<unknown[]> {
  return (await read(`/repos/acme/${name}/commits`)) as unknown[];
}

async function protectionOf(name: string): Promise<unknown> {
  const path = `/repos/acme/${name}/branches/main/protection`;
  const response = await forge.request('GET', path);
  return response.ok ? response.json() : undefined;
}
