// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { gitEnvironment } from './process';

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

/** Lets git's own `http-backend` (a CGI program) answer, streaming both ways. */
export async function serveSmartHttp(
  request: IncomingMessage,
  response: ServerResponse,
  options: SmartHttpRequest,
): Promise<void> {
  const child = spawn('git', ['http-backend'], {
    env: cgiEnvironment(request, options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  response.on('close', () => {
    if (!response.writableFinished) child.kill('SIGTERM');
  });
  // A git that refuses early closes its input; its answer tells why.
  const input = pipeline(request, child.stdin).catch(() => undefined);
  child.stderr.resume();
  await Promise.race([relay(child.stdout, response), failed]);
  await input;
}

function cgiEnvironment(
  request: IncomingMessage,
  options: SmartHttpRequest,
): NodeJS.ProcessEnv {
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
  return gitEnvironment({
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
  });
}

const END_OF_HEADERS = '\r\n\r\n';

/** Turns the CGI program's head into ours, then passes its body on. */
async function relay(
  output: NodeJS.ReadableStream,
  response: ServerResponse,
): Promise<void> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of output) {
    let body = chunk as Buffer;
    if (head) {
      head = Buffer.concat([head, body]);
      const end = head.indexOf(END_OF_HEADERS);
      if (end < 0) continue;
      writeHead(response, head.subarray(0, end).toString());
      body = head.subarray(end + END_OF_HEADERS.length);
      head = undefined;
    }
    if (body.length > 0 && !response.write(body)) await drained(response);
  }
  if (head) response.writeHead(500);
}

/** Resolves when there is room again, or nobody is left to write for. */
async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>(resolve => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

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
