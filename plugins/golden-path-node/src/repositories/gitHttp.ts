// SPDX-License-Identifier: Apache-2.0
import type {
  GitHttpRequest,
  GitHttpResponse,
  HttpClient,
} from 'isomorphic-git';

/** An answer of the forge that ends a push. isomorphic-git's own error would lose the headers, which tell when to come back. */
export class GitAnswerError extends Error {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string>,
  ) {
    super(`git push was answered with ${status}`);
  }
}

/**
 * How isomorphic-git speaks HTTP here: over `fetch`, with a signal that ends it. Its own client waits for ever on a server that stays silent. A
 * redirect is an error: credentials go where they were meant to go.
 */
export function gitHttp(signal: AbortSignal): HttpClient {
  return {
    async request(request: GitHttpRequest): Promise<GitHttpResponse> {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body && (await collected(request.body)),
        redirect: 'error',
        signal,
      });
      const headers = Object.fromEntries(response.headers);
      // 401 asks for the credentials, which the push then sends.
      if (!response.ok && response.status !== 401) {
        throw new GitAnswerError(response.status, headers);
      }
      return {
        url: response.url,
        method: request.method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers,
        body: chunksOf(response),
      };
    },
  };
}

async function collected(body: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* chunksOf(response: Response) {
  if (response.body) yield* response.body;
}
