// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';

/** An answer, before the server adds what all answers share. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: Buffer | Readable;
}

export function json(
  value: unknown,
  options: { status?: number; headers?: Record<string, string> } = {},
): Reply {
  return {
    status: options.status ?? 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...options.headers,
    },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export const created = (value: unknown): Reply => json(value, { status: 201 });

export const noContent = (): Reply => ({ status: 204, headers: {} });

export const redirect = (location: string, status = 302): Reply => ({
  status,
  headers: { location },
});

export function html(page: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(page),
  };
}
