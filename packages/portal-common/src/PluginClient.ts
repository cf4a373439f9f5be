// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod/v3';

/** How a plugin's backend is reached. Of the shapes of Backstage's own; the `fetchApi` brings the credentials of whoever asks. */
export interface PluginAccess {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

export interface PluginRequest {
  /** `GET` by default. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  body?: object;
  signal?: AbortSignal;
}

/**
 * Asks the backend of one plugin over HTTP. Isomorphic: the browser, a command line and another backend differ only in the access they pass.
 *
 * Both methods throw ResponseError with the status and the reason when the backend refused.
 */
export class PluginClient {
  constructor(
    private readonly pluginId: string,
    private readonly access: PluginAccess,
  ) {}

  /**
   * @param path - below the plugin's base URL, with the slash that it begins with
   * @throws ZodError when the answer is of another shape
   */
  async read<T extends z.ZodTypeAny>(
    path: string,
    schema: T,
    request?: PluginRequest,
  ): Promise<z.output<T>> {
    const response = await this.ask(path, request);
    return schema.parse(await response.json());
  }

  /** The answer as it came, for what is no JSON or is not read. */
  async ask(path: string, request: PluginRequest = {}): Promise<Response> {
    const { method, body, signal } = request;
    const baseUrl = await this.access.discoveryApi.getBaseUrl(this.pluginId);
    const response = await this.access.fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      signal,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
