// SPDX-License-Identifier: Apache-2.0
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { isTransient, retrying, type Failure } from '@macadam/portal-node';
import { Errors } from 'isomorphic-git';
import { z } from 'zod/v3';
import type { GithubOrganization } from '../forge/GithubOrganization';
import { GitAnswerError } from './gitHttp';
import type { Repository } from './repository';
import {
  withFirstCommit,
  type FirstCommit,
  type PreparedCommit,
} from './withFirstCommit';

/** Long enough for a forge that has much to do. */
const PUSH_TIMEOUT_MILLISECONDS = 120_000;

const refAnswer = z.object({ object: z.object({ sha: z.string() }) });

/** Sees to it that a repository has its first commit, and only one, however often it is asked and wherever a push was cut off. */
export class FirstCommits {
  constructor(private readonly organization: GithubOrganization) {}

  /**
   * @returns the SHA that the branch is at: of the commit that was pushed now, or earlier
   * @throws ServiceUnavailableError when the forge took no push after several tries
   */
  async ensure(
    repository: Repository,
    commit: FirstCommit,
    signal?: AbortSignal,
  ): Promise<string> {
    const present = await this.head(repository, commit.branch, signal);
    // Made once, and not in the time of a push: on a busy machine no push would ever come to its turn.
    return (
      present ??
      withFirstCommit(commit, prepared =>
        this.push(repository, { ...prepared, branch: commit.branch }, signal),
      )
    );
  }

  private async push(
    repository: Repository,
    prepared: PreparedCommit & { branch: string },
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const url = this.trusted(repository);
    let isRepeated = false;
    const attempt = async (attemptSignal: AbortSignal) => {
      // A push that looked cut off from here may have arrived.
      const arrived =
        isRepeated &&
        (await this.head(repository, prepared.branch, attemptSignal));
      isRepeated = true;
      if (arrived) return arrived;
      const token = await this.organization.token();
      await prepared.push({ url, token, signal: attemptSignal });
      return prepared.sha;
    };
    try {
      return await retrying({
        attempt,
        failureOf,
        ...this.organization.patience,
        attemptTimeoutMilliseconds: PUSH_TIMEOUT_MILLISECONDS,
        signal,
      });
    } catch (error) {
      const failure = failureOf(error);
      if (!failure || !isTransient(failure)) throw error;
      throw new ServiceUnavailableError(
        `${repository.url} did not take the first commit: ${error}`,
        error,
      );
    }
  }

  /** The commit that a branch is at; `undefined` when there is no such branch, or no commit at all. */
  private async head(
    { organization, name }: Repository,
    branch: string,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    try {
      const ref = await this.organization.request(
        'GET /repos/{owner}/{repo}/git/ref/{ref}',
        { owner: organization, repo: name, ref: `heads/${branch}` },
        { answer: refAnswer, signal },
      );
      return ref.object.sha;
    } catch (error) {
      const absent = ['NotFoundError', 'ConflictError'];
      if (isError(error) && absent.includes(error.name)) return undefined;
      throw error;
    }
  }

  /** The token goes to the forge that was configured, whatever address an answer names. */
  private trusted({ cloneUrl }: Repository): string {
    if (new URL(cloneUrl).host !== this.organization.host) {
      throw new Error(
        `The forge named ${cloneUrl}, which is not at ${this.organization.host}`,
      );
    }
    return cloneUrl;
  }
}

/** The ways in which a push fails that are worth another try. `fetch` throws TypeError when there was no whole answer. */
function failureOf(error: unknown): Failure | undefined {
  if (error instanceof GitAnswerError) return error;
  const cutOff = [
    Errors.EmptyServerResponseError,
    Errors.GitPushError,
    Errors.ParseError,
    Errors.SmartHttpError,
    TypeError,
  ];
  const isTimeout = isError(error) && error.name === 'TimeoutError';
  return isTimeout || cutOff.some(kind => error instanceof kind)
    ? { headers: {} }
    : undefined;
}
