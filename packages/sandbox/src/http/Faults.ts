// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import type { Reply } from './Reply';

const STATUSES = [401, 403, 404, 429, 500, 502, 503] as const;

const match = z
  .string()
  .refine(isRegularExpression, 'is no regular expression');

/** How often it strikes; then it is gone. */
const times = z.number().int().min(1).default(1);

/** An answer goes wrong. */
const requestFault = z.object({
  /** A regular expression on "METHOD /path?query". */
  match,
  /** `repeat`: the first page again, whichever was asked for; `endless`: another page, although there is none. */
  mode: z.enum([
    'slow',
    'status',
    'cut',
    'malformed',
    'html',
    'repeat',
    'endless',
  ]),
  /** `after`: the work is done first, and only its answer is lost. Not for git's own paths. */
  when: z.enum(['before', 'after']).default('before'),
  times,
  status: z
    .number()
    .refine(status => STATUSES.some(known => known === status), {
      message: `is none of ${STATUSES.join(', ')}`,
    })
    .default(500),
  retryAfterSeconds: z.number().min(0).default(1),
  delayMilliseconds: z.number().min(0).max(120_000).default(1000),
});

/** A webhook goes wrong. */
const deliveryFault = z.object({
  /** A regular expression on "event.action". */
  match,
  /** `late`: after the next one to the same receiver, or after a while. */
  mode: z.enum(['duplicate', 'late', 'lost']),
  times,
});

export const faultSchema = z.union([deliveryFault, requestFault]);

export type RequestFault = z.output<typeof requestFault>;
type DeliveryFault = z.output<typeof deliveryFault>;
export type Fault = z.output<typeof faultSchema>;

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
  take(request: string): RequestFault | undefined {
    return this.use(request, isRequestFault);
  }

  /** The fault that strikes a webhook that tells of this event. */
  takeDelivery(event: string): DeliveryFault | undefined {
    return this.use(event, fault => !isRequestFault(fault)) as
      | DeliveryFault
      | undefined;
  }

  private use<F extends Fault>(
    text: string,
    isOfKind: ((fault: Fault) => fault is F) | ((fault: Fault) => boolean),
  ): F | undefined {
    const fault = this.faults.find(
      one => isOfKind(one) && new RegExp(one.match).test(text),
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) {
      this.faults = this.faults.filter(other => other !== fault);
    }
    return fault as F;
  }
}

function isRequestFault(fault: Fault): fault is RequestFault {
  return 'when' in fault;
}

/**
 * The answer of a fault that has one of its own.
 *
 * @param refusal - how the vendor says a status such as 429
 */
export function faultReply(
  fault: RequestFault,
  refusal: (fault: RequestFault) => Reply,
): Reply | undefined {
  switch (fault.mode) {
    case 'status':
      return refusal(fault);
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

function isRegularExpression(value: string): boolean {
  try {
    return Boolean(new RegExp(value));
  } catch {
    return false;
  }
}
