// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Forge } from '../Forge';
import type { Caller } from '../http/Caller';

/** Who looks at a page: one of the company's people, chosen by whoever sits at the laptop. */
export interface Visitor {
  caller: Caller;
  /** Stands in every form, and only in forms that we sent to this browser. */
  formToken: string;
  /** To be set, when the browser comes for the first time. */
  newCookie?: string;
}

const SESSION = 'forge_session';
const PERSONA = 'forge_persona';
const PREFERRED = 'platform-engineer';

const key = randomBytes(32);

export function visitorOf(forge: Forge, request: IncomingMessage): Visitor {
  const cookies = readCookies(request.headers.cookie);
  const known = cookies.get(SESSION);
  const session = known ?? randomBytes(18).toString('base64url');
  return {
    caller: { login: personaOf(forge, cookies.get(PERSONA)), isAdmin: false },
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

export const peopleOf = (forge: Forge) =>
  forge.store.users.values().filter(user => !user.bot);

function personaOf(forge: Forge, chosen: string | undefined): string {
  const logins = peopleOf(forge).map(user => user.login);
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
