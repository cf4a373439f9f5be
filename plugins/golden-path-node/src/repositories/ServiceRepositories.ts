// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, isError } from '@backstage/errors';
import { runUrl } from '@macadam/plugin-golden-path-common';
import { z } from 'zod/v3';
import type { GithubOrganization } from '../forge/GithubOrganization';
import { branchProtection } from './branchProtection';
import { FirstCommits } from './FirstCommits';
import type { FirstCommit } from './withFirstCommit';
import {
  repositoryAnswer,
  type Repository,
  type RepositorySpec,
} from './repository';

/** The branch that a service begins with, and that its workflows name. */
export const DEFAULT_BRANCH = 'main';

/** The file in which a repository describes its entities. */
export const CATALOG_FILE = 'catalog-info.yaml';

/** An answer that was cut off has some body; 204 has none. */
const noContent = z.undefined();

/**
 * The repositories of services: each is created once and completely, or removed by whoever created it.
 *
 * Every method may be called again after a process died anywhere within it: what stands is found and kept, what is missing is made. Who made a
 * repository is told by its homepage, which the creating request itself sets to the run's address.
 */
export class ServiceRepositories {
  private readonly firstCommits: FirstCommits;

  constructor(
    private readonly deps: {
      organization: GithubOrganization;
      appBaseUrl: string;
    },
  ) {
    this.firstCommits = new FirstCommits(deps.organization);
  }

  get organization(): string {
    return this.deps.organization.name;
  }

  get host(): string {
    return this.deps.organization.host;
  }

  /** Where people see the forge, without a slash at the end. */
  get origin(): string {
    return this.deps.organization.origin;
  }

  /** The repository of this name; `undefined` when there is none, or another one that only bore the name once. */
  async find(
    name: string,
    signal?: AbortSignal,
  ): Promise<Repository | undefined> {
    try {
      const found = await this.request('GET /repos/{owner}/{repo}', name, {
        answer: repositoryAnswer,
        signal,
      });
      // The forge leads from a former name to the present one.
      const isSame = found.name.toLowerCase() === name.toLowerCase();
      return isSame ? found : undefined;
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /** Whether this run of a template created the repository. */
  isMadeBy(repository: Repository, taskId: string): boolean {
    return repository.homepage === runUrl(this.deps.appBaseUrl, taskId);
  }

  /**
   * Brings the repository to its published state: created, given to its team, tagged, filled with one commit, protected.
   *
   * @throws ConflictError when the name belongs to a repository that this run did not create
   */
  async publish(
    spec: RepositorySpec,
    commit: Omit<FirstCommit, 'branch'>,
    run: { taskId: string; logger: LoggerService; signal?: AbortSignal },
  ): Promise<{ repository: Repository; commitSha: string }> {
    const { logger, signal } = run;
    const repository = await this.create(spec, run);
    logger.info(`Repository ${repository.url} stands`);
    await this.giveToTeam(spec, signal);
    await this.request('PUT /repos/{owner}/{repo}/topics', spec.name, {
      names: [...new Set(spec.topics.map(topic => topic.toLowerCase()))],
      answer: z.object({ names: z.array(z.string()) }),
      signal,
    });
    logger.info(`Team ${spec.team} may push to it, its topics are set`);
    const commitSha = await this.firstCommits.ensure(
      repository,
      { ...commit, branch: DEFAULT_BRANCH },
      signal,
    );
    logger.info(`Branch ${DEFAULT_BRANCH} is at ${commitSha}`);
    await this.protect(spec, signal);
    logger.info(
      `Branch ${DEFAULT_BRANCH} is protected: ${spec.requiredReviewers} approval(s), one by a code owner`,
    );
    return { repository, commitSha };
  }

  /** What guards the default branch now. */
  async guardsOf(
    name: string,
    signal?: AbortSignal,
  ): Promise<{ isProtected: boolean; hasCodeOwners: boolean }> {
    const stands = (route: string, parameters: Record<string, string>) =>
      this.request(route, name, {
        ...parameters,
        answer: z.object({}),
        signal,
      }).then(() => true, falseIfAbsent);
    const [isProtected, hasCodeOwners] = await Promise.all([
      stands('GET /repos/{owner}/{repo}/branches/{branch}/protection', {
        branch: DEFAULT_BRANCH,
      }),
      stands('GET /repos/{owner}/{repo}/contents/{path}', {
        path: '.github/CODEOWNERS',
      }),
    ]);
    return { isProtected, hasCodeOwners };
  }

  /** Whether nobody has worked in the repository: it has no commit but the first, and no branch but one. */
  async isUntouched(name: string, signal?: AbortSignal): Promise<boolean> {
    const options = { per_page: 2, answer: z.array(z.unknown()), signal };
    const [commits, branches] = await Promise.all([
      this.request('GET /repos/{owner}/{repo}/commits', name, options).catch(
        noneIfEmpty,
      ),
      this.request('GET /repos/{owner}/{repo}/branches', name, options),
    ]);
    return commits.length <= 1 && branches.length <= 1;
  }

  /**
   * Deletes a repository that this run created and nobody has worked in since. One that is gone already is fine.
   *
   * @throws ConflictError when another made the repository that bears the name, or somebody has worked in it
   */
  async remove(name: string, taskId: string): Promise<void> {
    const repository = await this.find(name);
    if (!repository) return;
    if (!this.isMadeBy(repository, taskId)) throw taken(repository);
    if (!(await this.isUntouched(name))) {
      throw new ConflictError(
        `${repository.url} stays: somebody has worked in it since this run made it`,
      );
    }
    try {
      await this.request('DELETE /repos/{owner}/{repo}', name, {
        answer: noContent,
      });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return;
      throw error;
    }
  }

  private async create(
    spec: RepositorySpec,
    { taskId, signal }: { taskId: string; signal?: AbortSignal },
  ): Promise<Repository> {
    try {
      return await this.deps.organization.request(
        'POST /orgs/{org}/repos',
        {
          org: this.organization,
          name: spec.name,
          description: spec.description,
          homepage: runUrl(this.deps.appBaseUrl, taskId),
          private: spec.visibility !== 'public',
          visibility: spec.visibility,
          has_wiki: false,
          delete_branch_on_merge: true,
        },
        { answer: repositoryAnswer, signal },
      );
    } catch (error) {
      // 422: the name is taken, perhaps by this very run before its process died.
      if (!isError(error) || error.name !== 'InputError') throw error;
      const existing = await this.find(spec.name, signal);
      if (!existing) throw error;
      if (!this.isMadeBy(existing, taskId)) throw taken(existing);
      return existing;
    }
  }

  private async giveToTeam(
    spec: RepositorySpec,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await this.request(
      'PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
      spec.name,
      {
        org: this.organization,
        team_slug: spec.team,
        permission: 'push',
        answer: noContent,
        signal,
      },
    );
  }

  private async protect(
    spec: RepositorySpec,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await this.request(
      'PUT /repos/{owner}/{repo}/branches/{branch}/protection',
      spec.name,
      {
        branch: DEFAULT_BRANCH,
        ...branchProtection(spec),
        answer: z.object({ url: z.string() }),
        signal,
      },
    );
  }

  private async request<T extends z.ZodTypeAny>(
    route: string,
    name: string,
    options: Record<string, unknown> & { answer: T; signal?: AbortSignal },
  ): Promise<z.output<T>> {
    const { answer, signal, ...parameters } = options;
    const of = { owner: this.organization, repo: name };
    return this.deps.organization.request(
      route,
      { ...of, ...parameters },
      { answer, signal },
    );
  }
}

function taken({ organization, name, url }: Repository): ConflictError {
  return new ConflictError(
    `The name ${name} is taken: ${organization}/${name} exists and was not made by this run: ${url}`,
  );
}

/** The forge answers 409 when asked for the commits of a repository that has none. */
function noneIfEmpty(error: unknown): unknown[] {
  if (isError(error) && error.name === 'ConflictError') return [];
  throw error;
}

function falseIfAbsent(error: unknown): boolean {
  if (isError(error) && error.name === 'NotFoundError') return false;
  throw error;
}
