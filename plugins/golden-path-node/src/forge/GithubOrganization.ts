// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';
import { isTransient, retrying, type Failure } from '@macadam/portal-node';
import { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';
import { z } from 'zod/v3';
import { readGoldenPathConfig, type GoldenPathConfig } from '../config';

const ATTEMPT_TIMEOUT_MILLISECONDS = 15_000;

/** How a forge that fails is waited for. */
interface Patience {
  /** Before the second of several tries; half a second by default. */
  firstDelayMilliseconds?: number;
}

/** An answer that is not what the API promises: cut off half way, or from a proxy in between. */
class UnreadableAnswerError extends Error {}

/**
 * The organisation on the forge that new services belong to, over GitHub's REST API: authenticated, retried and parsed. It knows no
 * repository in particular.
 */
export class GithubOrganization {
  /**
   * @param patience - for a forge that is nearer than most
   * @throws InputError when no integration is configured for the forge
   */
  static fromConfig(
    config: Config,
    patience: Patience = {},
  ): GithubOrganization {
    const { host, organization } = readGoldenPathConfig(config);
    const integrations = ScmIntegrations.fromConfig(config);
    const integration = integrations.github.byHost(host);
    if (!integration) {
      throw new InputError(
        `macadam.github.host is ${host}, but integrations.github has no entry for that host`,
      );
    }
    return new GithubOrganization(
      { host, organization },
      integration.config.apiBaseUrl,
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      patience,
    );
  }

  private constructor(
    private readonly config: Pick<GoldenPathConfig, 'host' | 'organization'>,
    private readonly apiBaseUrl: string | undefined,
    private readonly credentials: GithubCredentialsProvider,
    readonly patience: Patience,
  ) {}

  /** Another owner on the same forge, asked with what the integration has for it. */
  neighbour(organization: string): GithubOrganization {
    return new GithubOrganization(
      { host: this.host, organization },
      this.apiBaseUrl,
      this.credentials,
      this.patience,
    );
  }

  get name(): string {
    return this.config.organization;
  }

  get host(): string {
    return this.config.host;
  }

  /** Where people see the forge, without a slash at the end. */
  get origin(): string {
    // A forge at another address serves its pages beside its API: https://<host>/api/v3.
    const { protocol } = new URL(this.apiBaseUrl ?? 'https://api.github.com');
    return `${protocol}//${this.host}`;
  }

  /** A token of the integration for this organisation; one of a GitHub App is short-lived, so ask each time. */
  async token(): Promise<string> {
    const url = `https://${this.host}/${encodeURIComponent(this.name)}`;
    const { token } = await this.credentials.getCredentials({ url });
    if (!token) {
      throw new InputError(`No credentials for ${this.host}/${this.name}`);
    }
    return token;
  }

  /**
   * Makes one request of GitHub's REST API.
   *
   * @param route - method and path as GitHub's documentation writes them
   * @throws NotFoundError, ConflictError (409), InputError (422), ServiceUnavailableError when the forge gave no whole answer after several
   *   tries
   */
  async request<T extends z.ZodTypeAny>(
    route: string,
    parameters: Record<string, unknown>,
    options: { answer: T; signal?: AbortSignal },
  ): Promise<z.output<T>> {
    const octokit = new Octokit({
      auth: await this.token(),
      baseUrl: this.apiBaseUrl,
    });
    try {
      return await retrying({
        attempt: async signal => {
          const request = { signal };
          const { data } = await octokit.request(route, {
            ...parameters,
            request,
          });
          return readable(options.answer, data);
        },
        failureOf,
        ...this.patience,
        attemptTimeoutMilliseconds: ATTEMPT_TIMEOUT_MILLISECONDS,
        signal: options.signal,
      });
    } catch (error) {
      throw this.explained(route, error);
    }
  }

  /** The failure in the portal's words. The request itself is left out: its headers and address are nobody's business who reads a log. */
  private explained(route: string, error: unknown): unknown {
    const failure = failureOf(error);
    if (!failure) return error;
    const { message } = toError(error);
    const what = `${this.host} answered "${route}" with: ${message}`;
    if (isTransient(failure)) return new ServiceUnavailableError(what);
    switch (failure.status) {
      case 404:
        return new NotFoundError(what);
      case 409:
        return new ConflictError(what);
      case 422:
        return new InputError(what);
      default:
        return new Error(what);
    }
  }
}

function readable<T extends z.ZodTypeAny>(
  schema: T,
  body: unknown,
): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new UnreadableAnswerError(parsed.error.message);
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof UnreadableAnswerError) return { headers: {} };
  if (!(error instanceof RequestError)) return undefined;
  // octokit gives a connection that broke the status 500 and no answer.
  if (!error.response) return { headers: {} };
  return { status: error.status, headers: error.response.headers };
}
