// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PushEvent } from './events/ForgeEvents';
import { gitEnvironment } from './git';
import { ADMIN_TOKEN, startTestForge, type TestForge } from './testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const run = promisify(execFile);

describe('git over HTTP', () => {
  let forge: TestForge;
  let work: string;
  const pushes: PushEvent[] = [];

  beforeAll(async () => {
    forge = await startTestForge();
    forge.forge.events.on('push', event => pushes.push(event));
    work = await mkdtemp(path.join(os.tmpdir(), 'forge-work-'));
  });

  afterAll(async () => {
    await forge.close();
    await rm(work, { recursive: true, force: true });
  });

  const remote = (token: string, name = 'payment-service') =>
    `${forge.url.replace('//', `//x-access-token:${token}@`)}/acme/${name}.git`;

  const git = (args: string[], cwd = work) =>
    run('git', args, {
      cwd,
      env: gitEnvironment({
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@acme.example',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@acme.example',
      }),
    });

  async function cloned(token: string): Promise<string> {
    const directory = await mkdtemp(path.join(work, 'clone-'));
    await git(['clone', '--quiet', remote(token), directory]);
    return directory;
  }

  async function commit(directory: string, name: string): Promise<string> {
    await writeFile(path.join(directory, name), `${name}\n`);
    await git(['add', name], directory);
    await git(['commit', '--quiet', '-m', `Add ${name}`], directory);
    return (await git(['rev-parse', 'HEAD'], directory)).stdout.trim();
  }

  it('asks for a token first', async () => {
    const answer = await fetch(
      `${forge.url}/acme/payment-service.git/info/refs?service=git-upload-pack`,
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="GitHub"');
  });

  it('clones the history of the story', async () => {
    const directory = await cloned(ADMIN_TOKEN);
    const { stdout } = await git(['log', '--format=%an %s'], directory);
    expect(stdout).toBe('Ada Say hello\nAda Start the service\n');
  });

  it('takes a push of a team with write access and tells of it once', async () => {
    const directory = await cloned('user-ada');
    pushes.length = 0;
    const sha = await commit(directory, 'pushed.txt');
    await git(['push', '--quiet', 'origin', 'main'], directory);
    expect(pushes).toHaveLength(1);
    expect(pushes[0]).toMatchObject({
      ref: 'refs/heads/main',
      after: sha,
      sender: 'ada',
    });
  });

  it('refuses a push of someone who may only read', async () => {
    const directory = await cloned('user-eve');
    await commit(directory, 'unwanted.txt');
    await expect(git(['push', 'origin', 'main'], directory)).rejects.toThrow(
      '403',
    );
  });

  it('refuses a push to a protected branch, and takes another branch', async () => {
    const { repositories } = forge.forge;
    const repository = repositories.get('acme', 'payment-service');
    repositories.save(repository, {
      protections: {
        main: {
          enforceAdmins: true,
          requiredSignatures: false,
          requiredLinearHistory: false,
          requiredConversationResolution: false,
          allowForcePushes: false,
          allowDeletions: false,
          blockCreations: false,
          reviews: {
            approvals: 1,
            dismissStaleReviews: false,
            requireCodeOwnerReviews: false,
            requireLastPushApproval: false,
          },
        },
      },
    });
    const directory = await cloned(ADMIN_TOKEN);
    await commit(directory, 'protected.txt');
    pushes.length = 0;
    await expect(git(['push', 'origin', 'main'], directory)).rejects.toThrow(
      'remote rejected',
    );
    expect(pushes).toEqual([]);
    await git(['push', '--quiet', 'origin', 'main:feature/x'], directory);
    expect(pushes.map(({ ref }) => ref)).toEqual(['refs/heads/feature/x']);
    repositories.save(repository, { protections: {} });
  });

  it('does not know a repository that is not there', async () => {
    await expect(
      git(['clone', remote(ADMIN_TOKEN, 'nowhere'), path.join(work, 'no')]),
    ).rejects.toThrow('not found');
  });
});
