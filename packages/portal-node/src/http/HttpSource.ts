// SPDX-License-Identifier: Apache-2.0
import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { z } from 'zod/v3';
import { isTransient, type Failure } from '../retry/retryDelay';
import { retrying } from '../retry/retrying';
import { CredentialsRefusedError } from './CredentialsRefusedError';
import { nextLink } from './nextLink';

const ATTEMPT_TIMEOUT_MILLISECONDS = 15_000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

export interface HttpSourceOptions {
  /** As errors call it: `PagerDuty`. */
  title: string;
  /** Every request stays below it. */
  baseUrl: string;
  /** Of each request, credentials among them; asked for each time, since some are short-lived. */
  headers(): Record<string, string> | Promise<Record<string, string>>;
  /** Of one attempt; 15 seconds. */
  attemptTimeoutMilliseconds?: number;
  /** Before the second attempt, if the vendor demands no other; half a second. */
  firstDelayMilliseconds?: number;
}

export interface HttpQuestion<T extends z.ZodTypeAny> {
  /** Those without a value are left out, a list becomes a parameter for each of its values. */
  query?: Record<string, string | number | readonly string[] | undefined>;
  /** What the answer must look like. */
  answer: T;
  signal?: AbortSignal;
}

interface Answer {
  body: unknown;
  headers: Headers;
}

/** An answer that is no success. */
class RefusedError extends Error {
  readonly status: number;
  readonly headers: Failure['headers'];

  constructor({ status, headers }: Response) {
    super(`status ${status}`);
    this.status = status;
    this.headers = Object.fromEntries(headers);
  }
}

/** An answer that is not what was agreed: cut off half way, of another shape, or from a proxy in between. */
class UnreadableAnswerError extends Error {}

/**
 * Reads a vendor's JSON over HTTP: each attempt has a time limit, what may pass is tried again as `retrying` says, and what comes is parsed.
 * Redirects are errors: credentials go where they were meant to go. Errors name the vendor, the path and the status, never a header, a query or
 * a body.
 *
 * @throws NotFoundError for 404; ServiceUnavailableError when no whole answer came after several tries, and CredentialsRefusedError, which is
 *   one, when the vendor refuses the credentials: whoever asked us can help neither; Error for any other status
 */
export class HttpSource {
  constructor(private readonly options: HttpSourceOptions) {}

  /** @param path - below the base URL, as `/incidents` */
  async get<T extends z.ZodTypeAny>(
    path: string,
    question: HttpQuestion<T>,
  ): Promise<z.output<T>> {
    const url = this.urlOf(path, question.query);
    return (await this.read(url, question)).content;
  }

  /** As `get`; undefined of what is not there. */
  async find<T extends z.ZodTypeAny>(
    path: string,
    question: HttpQuestion<T>,
  ): Promise<z.output<T> | undefined> {
    try {
      return await this.get(path, question);
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /**
   * The pages of a list by their `Link` headers, first to last. One that leads out of the base URL is not followed.
   *
   * @throws ServiceUnavailableError beside those of `get` when there are more than `mostPages`
   */
  async *pages<T extends z.ZodTypeAny>(
    path: string,
    question: HttpQuestion<T> & { mostPages: number },
  ): AsyncGenerator<z.output<T>> {
    let url: URL | undefined = this.urlOf(path, question.query);
    for (let page = 1; url; page += 1) {
      if (page > question.mostPages) {
        throw new ServiceUnavailableError(
          `${this.options.title} promises more than ${question.mostPages} pages of ${path}`,
        );
      }
      const { content, headers }: { content: z.output<T>; headers: Headers } =
        await this.read(url, question);
      yield content;
      url = nextLink(headers.get('link'), this.options.baseUrl);
    }
  }

  private urlOf(
    path: string,
    query: HttpQuestion<z.ZodTypeAny>['query'] = {},
  ): URL {
    const url = new URL(`${this.options.baseUrl.replace(/\/+$/, '')}${path}`);
    for (const [name, value] of Object.entries(query)) {
      for (const one of [value ?? []].flat()) {
        url.searchParams.append(name, String(one));
      }
    }
    return url;
  }

  private async read<T extends z.ZodTypeAny>(
    url: URL,
    { answer, signal }: HttpQuestion<T>,
  ): Promise<{ content: z.output<T>; headers: Headers }> {
    const {
      attemptTimeoutMilliseconds = ATTEMPT_TIMEOUT_MILLISECONDS,
      firstDelayMilliseconds,
    } = this.options;
    try {
      return await retrying({
        attempt: async attemptSignal => {
          const { body, headers } = await this.fetch(url, attemptSignal);
          const parsed = answer.safeParse(body);
          if (parsed.success) return { content: parsed.data, headers };
          throw new UnreadableAnswerError(problemsOf(parsed.error));
        },
        failureOf,
        attemptTimeoutMilliseconds,
        firstDelayMilliseconds,
        signal,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw this.explained(url, error);
    }
  }

  private async fetch(url: URL, signal: AbortSignal): Promise<Answer> {
    const headers = {
      accept: 'application/json',
      ...(await this.options.headers()),
    };
    try {
      const redirect = 'manual';
      const response = await fetch(url, { headers, redirect, signal });
      const text = await textOf(response);
      if (!response.ok) throw new RefusedError(response);
      return { body: jsonOf(text), headers: response.headers };
    } catch (error) {
      signal.throwIfAborted();
      if (isOurs(error)) throw error;
      throw new UnreadableAnswerError('no whole answer');
    }
  }

  private explained(url: URL, error: unknown): Error {
    const { title } = this.options;
    const failure = failureOf(error);
    if (!failure) return toError(error);
    const came = isTimeout(error) ? 'nothing in time' : toError(error).message;
    const what = `${title} answered "GET ${url.pathname}" with ${came}`;
    switch (failure.status) {
      case 401:
        return new CredentialsRefusedError(
          `${what}: it does not accept the portal's credentials`,
        );
      case 403:
        return isTransient(failure)
          ? new ServiceUnavailableError(`${what}: its rate limit is spent`)
          : new CredentialsRefusedError(
              `${what}: the portal's credentials do not reach that far`,
            );
      case 404:
        return new NotFoundError(what);
      case 429:
        return new ServiceUnavailableError(`${what}: its rate limit is spent`);
      default:
        return isTransient(failure)
          ? new ServiceUnavailableError(what)
          : new Error(what);
    }
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) {
      throw new UnreadableAnswerError(
        `more than ${LARGEST_ANSWER_BYTES} bytes`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableAnswerError('what is no JSON');
  }
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof RefusedError) return error;
  return error instanceof UnreadableAnswerError || isTimeout(error)
    ? { headers: {} }
    : undefined;
}

function isOurs(error: unknown): boolean {
  return (
    error instanceof RefusedError || error instanceof UnreadableAnswerError
  );
}

function isTimeout(error: unknown): boolean {
  return isError(error) && error.name === 'TimeoutError';
}

/** Where the answer does not fit; what stood there is left out. */
function problemsOf(error: z.ZodError): string {
  const places = error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return `what does not fit (${places.join('; ')})`;
}
