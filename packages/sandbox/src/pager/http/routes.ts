// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod/v3';
import type { Reply } from '../../http/Reply';
import type { Pager } from '../Pager';
import type { UserRecord } from '../store';
import { invalidInput, PagerDutyError } from './PagerDutyError';

/** One request to the API, after its key was checked. */
export interface ApiRequest {
  pager: Pager;
  /** By the names in the route's template, decoded. */
  params: Record<string, string>;
  url: URL;
  /** The e-mail of the person for whom the key's owner acts. */
  from: string | undefined;
  /** @throws PagerDutyError 400 when it is no JSON, or does not fit */
  parse<T extends z.ZodTypeAny>(schema: T): z.output<T>;
}

export interface Route {
  /** Method and path as PagerDuty's OpenAPI description writes them. */
  operation: string;
  handle(request: ApiRequest): Reply;
}

export const route = (operation: string, handle: Route['handle']): Route => ({
  operation,
  handle,
});

/** The person in whose name the request is made. @throws PagerDutyError 400, as PagerDuty does for a key of the account */
export function requester({ pager, from }: ApiRequest): UserRecord {
  if (!from) {
    throw new PagerDutyError(
      400,
      2011,
      'You must specify a requester_id to perform this action',
      ['The From header is missing'],
    );
  }
  const found = pager.store.users.values().find(({ email }) => email === from);
  if (!found) throw new PagerDutyError(400, 1008, 'Requester User Not Found');
  return found;
}

/** @throws PagerDutyError 400 */
export function parseBody<T extends z.ZodTypeAny>(
  body: Buffer,
  schema: T,
): z.output<T> {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw invalidInput(...problems);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch {
    throw new PagerDutyError(400, 2002, 'Arguments Caused Error', [
      'The body is no JSON',
    ]);
  }
}
