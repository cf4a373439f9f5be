// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { organizationOn } from '../../__testUtils__/organizationOn';
import type { RepositorySpec } from '../repository';
import { ServiceRepositories } from '../ServiceRepositories';

/** The state of every repository that was published, whatever came in between. */
export const whole = {
  commits: 1,
  isProtected: true,
  topics: ['microservice', 'nodejs'],
  teams: ['payments'],
};

export function aSpec(name: string): RepositorySpec {
  return {
    name,
    description: 'Sends invoices',
    visibility: 'private',
    team: 'payments',
    topics: ['microservice', 'NodeJS'],
    requiredReviewers: 2,
  };
}

/** Repositories on a forge of their own, a workspace to publish, and what the forge knows afterwards. */
export class TestRepositories {
  readonly repositories: ServiceRepositories;
  private readonly logger = mockServices.logger.mock();

  private constructor(
    readonly forge: TestForge,
    private readonly workspace: string,
  ) {
    this.repositories = new ServiceRepositories({
      organization: organizationOn(forge),
      appBaseUrl: 'http://portal.example',
    });
  }

  static async start(): Promise<TestRepositories> {
    const workspace = await mkdtemp(join(tmpdir(), 'workspace-'));
    await writeFile(join(workspace, 'README.md'), '# A service\n');
    await writeFile(join(workspace, 'catalog-info.yaml'), 'kind: Component\n');
    return new TestRepositories(await startTestForge(), workspace);
  }

  async stop(): Promise<void> {
    await this.forge.close();
    await rm(this.workspace, { recursive: true });
  }

  publish(
    spec: RepositorySpec,
    taskId: string,
    other: { signal?: AbortSignal; directory?: string } = {},
  ) {
    const { signal, directory = this.workspace } = other;
    const commit = {
      directory,
      message: 'Create it',
      author: { name: 'Ada', email: 'ada@acme.example' },
      committer: { name: 'Macadam', email: 'macadam@noreply.invalid' },
    };
    const run = { taskId, logger: this.logger, signal };
    return this.repositories.publish(spec, commit, run);
  }

  /** Publishes, but sends nothing more once the request of this number was reached, or was answered. */
  async diesAt(
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
    await this.publish(aSpec(name), 'one', { signal }).catch(() => {});
    jest.restoreAllMocks();
    return signal.aborted;
  }

  /** What the forge knows of a repository that publishing brings about. */
  async stateOf(name: string) {
    const [repository, teams, commits, protection] = await Promise.all([
      this.read(`/repos/acme/${name}`),
      this.read(`/repos/acme/${name}/teams`),
      this.commitsOf(name),
      this.protectionOf(name),
    ]);
    return {
      commits: commits.length,
      isProtected: Boolean(protection),
      topics: (repository as { topics: string[] }).topics,
      teams: (teams as { slug: string }[]).map(({ slug }) => slug),
    };
  }

  async read(path: string): Promise<unknown> {
    return (await this.forge.request('GET', path)).json();
  }

  async commitsOf(name: string): Promise<unknown[]> {
    return (await this.read(`/repos/acme/${name}/commits`)) as unknown[];
  }

  async protectionOf(name: string): Promise<unknown> {
    const path = `/repos/acme/${name}/branches/main/protection`;
    const response = await this.forge.request('GET', path);
    return response.ok ? response.json() : undefined;
  }
}
