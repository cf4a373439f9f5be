// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { runGit } from './process';

export interface SmartHttpRequest {
  /** Holds the repositories. */
  root: string;
  /** Below the root, e.g. `/acme/payment-service.git/info/refs`. */
  path: string;
  query: string;
  /** Login of the caller. */
  user: string;
  /** Branches that this caller may not move. */
  lockedBranches: string[];
}

const END_OF_HEADERS = '\r\n\r\n';

/** Lets git's own `http-backend` (a CGI program) answer; the response stays open for who called. */
export async function serveSmartHttp(
  request: IncomingMessage,
  response: ServerResponse,
  options: SmartHttpRequest,
): Promise<void> {
  const { stdout } = await runGit(['http-backend'], {
    input: await buffer(request),
    env: cgiEnvironment(request, options),
  });
  const end = stdout.indexOf(END_OF_HEADERS);
  if (end < 0) {
    response.writeHead(500);
    return;
  }
  writeHead(response, stdout.subarray(0, end).toString());
  response.write(stdout.subarray(end + END_OF_HEADERS.length));
}

function cgiEnvironment(
  request: IncomingMessage,
  options: SmartHttpRequest,
): Record<string, string> {
  const { headers } = request;
  const config = {
    'http.receivepack': 'true',
    'receive.autogc': 'false',
    'gc.auto': '0',
    'transfer.fsckObjects': 'true',
    'uploadpack.allowAnySHA1InWant': 'true',
  };
  // Hidden only while the pack is received: git then refuses these branches one by one.
  const hidden = request.method === 'POST' ? options.lockedBranches : [];
  const entries = [
    ...Object.entries(config),
    ...hidden.map(branch => ['receive.hideRefs', `refs/heads/${branch}`]),
  ];
  return {
    GIT_PROJECT_ROOT: options.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: options.path,
    QUERY_STRING: options.query,
    REQUEST_METHOD: request.method ?? 'GET',
    REMOTE_USER: options.user,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: headers['content-type'] ?? '',
    CONTENT_LENGTH: headers['content-length'] ?? '',
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(
      entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

/** Turns the CGI program's head into ours. */
function writeHead(response: ServerResponse, head: string): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name, value] = [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ];
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}
