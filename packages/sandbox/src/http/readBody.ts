// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { ServerError } from './ServerError';

const LARGEST_BODY_BYTES = 50 * 1024 * 1024;

/** @throws ServerError 413 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY_BYTES) {
      throw new ServerError(413, 'Request body is too large');
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
