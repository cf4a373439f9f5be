// SPDX-License-Identifier: Apache-2.0
import { Fault } from './fault.mjs';

/** The key below auth.providers.oidc, as config/sign-in.yaml has it. */
const AUTH_ENVIRONMENT = 'production';
const MAX_REDIRECTS = 10;

/** A browser's memory: what each server set, given back to it. */
class CookieJar {
  /** @type {Map<string, Map<string, string>>} */
  #byOrigin = new Map();

  /**
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async fetch(url, init = {}) {
    const { origin } = new URL(url);
    const cookies = this.#byOrigin.get(origin) ?? new Map();
    this.#byOrigin.set(origin, cookies);
    const cookie = [...cookies].map(pair => pair.join('=')).join('; ');
    const response = await fetch(url, {
      ...init,
      headers: { ...init.headers, cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  }

  /**
   * Follows redirects as far as they lead.
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async open(url, init) {
    let response = await this.fetch(url, init);
    for (let count = 0; count < MAX_REDIRECTS; count++) {
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) break;
      response = await this.fetch(new URL(location, response.url).href);
    }
    return response;
  }
}

/**
 * Signs in the way a browser does: the portal sends us to the identity provider, we choose the
 * persona there, and come back with the portal's token.
 * @param {string} portalUrl
 * @param {string} persona
 * @returns {Promise<string>}
 */
export async function signIn(portalUrl, persona) {
  const browser = new CookieJar();
  const start = `${portalUrl}/api/auth/oidc/start?env=${AUTH_ENVIRONMENT}`;
  const form = await browser.open(start);
  const page = await form.text();
  const logins = [...page.matchAll(/name="login" value="([^"]+)"/g)];
  const personas = logins.map(([, login]) => login);
  if (personas.length === 0) {
    throw new Fault(
      `${form.url} answered ${form.status} and no page to sign in on.`,
    );
  }
  if (!personas.includes(persona)) {
    throw new Fault(
      `There is no persona "${persona}". There are: ${personas.join(', ')}.`,
    );
  }
  const frame = await browser.open(form.url, {
    method: 'POST',
    body: new URLSearchParams({ login: persona }),
  });
  return tokenIn(await frame.text(), persona);
}

/**
 * The portal answers with a script that hands the token to the page that opened it.
 * @param {string} frame
 * @param {string} persona
 */
function tokenIn(frame, persona) {
  const [, encoded] =
    /authResponse = decodeURIComponent\('([^']+)'\)/.exec(frame) ?? [];
  const answer = encoded ? JSON.parse(decodeURIComponent(encoded)) : {};
  const token = answer.response?.backstageIdentity?.token;
  if (!token) {
    const why = answer.error?.message ?? 'no token in the answer';
    throw new Fault(`The portal did not sign in ${persona}: ${why}.`);
  }
  return token;
}
