// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod/v3';

/** What GitHub gives from another host, to whoever holds the address. */
export type Download = {
  owner: string;
  repo: string;
} & (
  | { kind: 'tarball' | 'zipball'; commit: string }
  | { kind: 'run-logs'; run: string }
  | { kind: 'job-log'; job: string }
);

const repository = z.object({ owner: z.string(), repo: z.string() });
const ticketSchema = z.object({
  /** Milliseconds since 1970. */
  endsAt: z.number(),
  download: z.union([
    repository.extend({
      kind: z.enum(['tarball', 'zipball']),
      commit: z.string(),
    }),
    repository.extend({ kind: z.literal('run-logs'), run: z.string() }),
    repository.extend({ kind: z.literal('job-log'), job: z.string() }),
  ]),
});

/** As long as GitHub's for logs. By the real clock: the sandbox's may run a thousand times as fast. */
const LIFETIME_MILLISECONDS = 60_000;

const key = randomBytes(32);

/** A path that needs no token, and not for long. */
export function addressOf(download: Download, now = Date.now()): string {
  const ticket = { endsAt: now + LIFETIME_MILLISECONDS, download };
  const text = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `/_downloads/${text}.${sign(text)}`;
}

/** What an address leads to; nothing when it is not ours, or too old. */
export function downloadAt(
  path: string,
  now = Date.now(),
): Download | undefined {
  const [, text = '', signature = ''] =
    /^\/_downloads\/([\w-]+)\.([\w-]+)$/.exec(path) ?? [];
  if (!isSame(signature, sign(text))) return undefined;
  const { endsAt, download } = ticketSchema.parse(
    JSON.parse(Buffer.from(text, 'base64url').toString()),
  );
  return now < endsAt ? download : undefined;
}

function sign(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  return (
    a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
  );
}
