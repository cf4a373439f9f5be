// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { GithubOrganization } from '../forge/GithubOrganization';
import type { Repository } from '../repositories/repository';
import { CATALOG_FILE } from '../repositories/ServiceRepositories';

const pullAnswer = z.object({ html_url: z.string().url() });
const refAnswer = z.object({ object: z.object({ sha: z.string() }) });
const shaAnswer = z.object({ sha: z.string() });
const permissionAnswer = z.object({ permission: z.string() });
const teamAnswer = z.object({ slug: z.string(), permission: z.string() });

/** What a pull request says, and the catalog file that it adds. */
export interface CatalogFileProposal {
  title: string;
  body: string;
  content: string;
}

/**
 * The catalog files of repositories that exist: whether there is one, and a pull request that adds one. The branch is ours alone, so that a
 * second request finds the first one's pull request, and a branch left from an earlier one starts anew.
 */
export class CatalogFiles {
  constructor(
    private readonly deps: {
      organization: GithubOrganization;
      branch: string;
    },
  ) {}

  /** Where the file is, or will be. */
  addressIn({ url, defaultBranch }: Repository): string {
    return `${url}/blob/${defaultBranch}/${CATALOG_FILE}`;
  }

  async isIn(repository: Repository): Promise<boolean> {
    return (
      (await this.fileAt(repository, repository.defaultBranch)) !== undefined
    );
  }

  /** The page of the open pull request that adds the file. */
  async openPullRequest(repository: Repository): Promise<string | undefined> {
    const [open] = await this.request(
      'GET /repos/{owner}/{repo}/pulls',
      repository,
      {
        head: `${repository.organization}:${this.deps.branch}`,
        state: 'open',
        answer: z.array(pullAnswer),
      },
    );
    return open?.html_url;
  }

  /** Whether the forge would let this account push, by itself or through a team. */
  async mayWrite(repository: Repository, login: string): Promise<boolean> {
    try {
      const { permission } = await this.request(
        'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
        repository,
        { username: login, answer: permissionAnswer },
      );
      return ['admin', 'write'].includes(permission);
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return false;
      throw error;
    }
  }

  /** Slugs of the teams that may push. */
  async writingTeams(repository: Repository): Promise<string[]> {
    const teams = await this.request(
      'GET /repos/{owner}/{repo}/teams',
      repository,
      {
        per_page: 100,
        answer: z.array(teamAnswer),
      },
    );
    return teams
      .filter(({ permission }) =>
        ['push', 'maintain', 'admin'].includes(permission),
      )
      .map(({ slug }) => slug);
  }

  /** Opens the pull request, or finds the open one and leaves it as it is. */
  async propose(
    repository: Repository,
    proposal: CatalogFileProposal,
  ): Promise<{ pullRequest: string; isNew: boolean }> {
    const open = await this.openPullRequest(repository);
    if (open) return { pullRequest: open, isNew: false };
    await this.moveBranch(repository, await this.commit(repository, proposal));
    try {
      const { html_url: pullRequest } = await this.request(
        'POST /repos/{owner}/{repo}/pulls',
        repository,
        {
          title: proposal.title,
          body: proposal.body,
          head: this.deps.branch,
          base: repository.defaultBranch,
          answer: pullAnswer,
        },
      );
      return { pullRequest, isNew: true };
    } catch (error) {
      // Somebody else asked at the same moment.
      const other =
        isNamed(error, 'InputError') &&
        (await this.openPullRequest(repository));
      if (!other) throw error;
      return { pullRequest: other, isNew: false };
    }
  }

  /** The file on top of the default branch. The branch moves to a whole commit, so who asks at the same moment cannot find half of it. */
  private async commit(
    repository: Repository,
    { title, content }: CatalogFileProposal,
  ): Promise<string> {
    const git = '/repos/{owner}/{repo}/git';
    const tip = await this.request(`GET ${git}/ref/{ref}`, repository, {
      ref: `heads/${repository.defaultBranch}`,
      answer: refAnswer,
    });
    const parent = tip.object.sha;
    const base = await this.request(
      `GET ${git}/commits/{commit_sha}`,
      repository,
      { commit_sha: parent, answer: z.object({ tree: shaAnswer }) },
    );
    const tree = await this.request(`POST ${git}/trees`, repository, {
      base_tree: base.tree.sha,
      tree: [{ path: CATALOG_FILE, mode: '100644', type: 'blob', content }],
      answer: shaAnswer,
    });
    const commit = await this.request(`POST ${git}/commits`, repository, {
      message: title,
      tree: tree.sha,
      parents: [parent],
      answer: shaAnswer,
    });
    return commit.sha;
  }

  private async moveBranch(repository: Repository, sha: string): Promise<void> {
    const ref = `heads/${this.deps.branch}`;
    const refs = '/repos/{owner}/{repo}/git/refs';
    try {
      await this.request(`POST ${refs}`, repository, {
        ref: `refs/${ref}`,
        sha,
        answer: refAnswer,
      });
    } catch (error) {
      if (!isNamed(error, 'InputError')) throw error;
      await this.request(`PATCH ${refs}/{ref}`, repository, {
        ref,
        sha,
        force: true,
        answer: refAnswer,
      });
    }
  }

  private async fileAt(
    repository: Repository,
    ref: string,
  ): Promise<string | undefined> {
    try {
      const file = await this.request(
        'GET /repos/{owner}/{repo}/contents/{path}',
        repository,
        { path: CATALOG_FILE, ref, answer: shaAnswer },
      );
      return file.sha;
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return undefined;
      throw error;
    }
  }

  private async request<T extends z.ZodTypeAny>(
    route: string,
    repository: Repository,
    { answer, ...parameters }: Record<string, unknown> & { answer: T },
  ): Promise<z.output<T>> {
    const of = { owner: repository.organization, repo: repository.name };
    return this.deps.organization.request(
      route,
      { ...of, ...parameters },
      { answer },
    );
  }
}

function isNamed(error: unknown, name: string): boolean {
  return isError(error) && error.name === name;
}
