// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Person {
  login: string;
  name: string;
}

/** Who looks at a page: one of the company's people, chosen by whoever sits at the laptop. */
export interface Visitor {
  login: string;
  /** Stands in every form, and only in forms that we sent to this browser. */
  formToken: string;
  /** To be set, when the browser comes for the first time. */
  newCookie?: string;
}

// A browser keeps cookies of a host, whatever the port: on all our sites one acts as the same person.
const SESSION = 'sandbox_session';
const PERSONA = 'sandbox_persona';
const PREFERRED = 'platform-engineer';

const key = randomBytes(32);

export function visitorOf(people: Person[], request: IncomingMessage): Visitor {
  const cookies = readCookies(request.headers.cookie);
  const known = cookies.get(SESSION);
  const session = known ?? randomBytes(18).toString('base64url');
  return {
    login: personaOf(people, cookies.get(PERSONA)),
    formToken: tokenFor(session),
    newCookie: known ? undefined : cookie(SESSION, session),
  };
}

/** Whether a form came from a page of ours. */
export function isOwnForm(visitor: Visitor, token: string | null): boolean {
  const given = Buffer.from(token ?? '');
  const wanted = Buffer.from(visitor.formToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export const personaCookie = (login: string): string => cookie(PERSONA, login);

function personaOf(people: Person[], chosen: string | undefined): string {
  const logins = people.map(({ login }) => login);
  const wanted = [chosen, PREFERRED].find(
    login => login !== undefined && logins.includes(login),
  );
  return wanted ?? logins[0] ?? 'ghost';
}

function tokenFor(session: string): string {
  return createHmac('sha256', key).update(session).digest('base64url');
}

function cookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax`;
}

function readCookies(header = ''): Map<string, string> {
  return new Map(
    header.split(/;\s*/).map(pair => {
      const [name, ...value] = pair.split('=');
      return [name, safeDecode(value.join('='))];
    }),
  );
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
