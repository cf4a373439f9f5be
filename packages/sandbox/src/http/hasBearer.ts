// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { isSameSecret } from './isSameSecret';

/** Whether a request brings this token as `Authorization: Bearer …`. */
export function hasBearer({ headers }: IncomingMessage, token: string) {
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && isSameSecret(given, token);
}
