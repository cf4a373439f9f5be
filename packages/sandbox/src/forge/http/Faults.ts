// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { json, type Reply } from './Reply';

export const faultSchema = z.object({
  /** A regular expression on "METHOD /path?query". */
  match: z.string().refine(isRegularExpression, 'is no regular expression'),
  mode: z.enum(['slow', 'status', 'cut', 'malformed', 'html']),
  /** `after`: the work is done first, and only its answer is lost. Not for git's own paths. */
  when: z.enum(['before', 'after']).default('before'),
  /** How often it strikes; then it is gone. */
  times: z.number().int().min(1).default(1),
  status: z
    .union(
      [401, 403, 404, 429, 500, 502, 503].map(code => z.literal(code)) as [
        z.ZodLiteral<number>,
        z.ZodLiteral<number>,
        ...Array<z.ZodLiteral<number>>,
      ],
    )
    .default(500),
  retryAfterSeconds: z.number().min(0).default(1),
  delayMilliseconds: z.number().min(0).max(120_000).default(1000),
});

export type Fault = z.output<typeof faultSchema>;

const MESSAGES: Partial<Record<number, string>> = {
  401: 'Bad credentials',
  403: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  404: 'Not Found',
  429: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

/** Misbehaviour that a test has ordered. */
export class Faults {
  private faults: Fault[] = [];

  list(): Fault[] {
    return this.faults;
  }

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault that strikes this request, if any; it counts as used. */
  take(request: string): Fault | undefined {
    const fault = this.faults.find(({ match }) =>
      new RegExp(match).test(request),
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) {
      this.faults = this.faults.filter(other => other !== fault);
    }
    return fault;
  }
}

/** The answer of a fault that has one of its own. */
export function faultReply(fault: Fault): Reply | undefined {
  switch (fault.mode) {
    case 'status':
      return json(
        {
          message: MESSAGES[fault.status] ?? 'Server Error',
          documentation_url: 'https://docs.github.com/rest',
          status: String(fault.status),
        },
        { status: fault.status, headers: limitHeaders(fault) },
      );
    case 'malformed':
      return {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: Buffer.from('{"message": "cut off by a fault", "items": ['),
      };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(
          '<html><body>Please sign in to the proxy</body></html>',
        ),
      };
    default:
      return undefined;
  }
}

function limitHeaders(fault: Fault): Record<string, string> {
  return fault.status === 429 || fault.status === 403
    ? { 'retry-after': String(fault.retryAfterSeconds) }
    : {};
}

function isRegularExpression(value: string): boolean {
  try {
    return Boolean(new RegExp(value));
  } catch {
    return false;
  }
}
