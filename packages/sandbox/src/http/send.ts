// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Reply } from './Reply';

/** Sends an answer; one that the client already holds becomes 304. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> {
  const headers: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  };
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && reply.status === 200 && Buffer.isBuffer(reply.body)) {
    headers.etag ??= `"${createHash('sha256')
      .update(reply.body)
      .digest('hex')}"`;
    headers['cache-control'] ??= 'private, max-age=60, s-maxage=60';
    if (isHeld(request.headers['if-none-match'], headers.etag)) {
      delete headers['content-type'];
      response.writeHead(304, headers).end();
      return;
    }
  }
  if (!reply.body || Buffer.isBuffer(reply.body)) {
    headers['content-length'] = String(reply.body?.length ?? 0);
    response.writeHead(reply.status, headers);
    response.end(request.method === 'HEAD' ? undefined : reply.body);
    return;
  }
  response.writeHead(reply.status, headers);
  await pipeline(reply.body, response);
}

function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return (ifNoneMatch ?? '')
    .split(',')
    .some(tag => plain(tag) === plain(etag) || plain(tag) === '*');
}
