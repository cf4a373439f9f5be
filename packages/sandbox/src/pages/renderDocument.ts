// SPDX-License-Identifier: Apache-2.0
import { html as page, type Reply } from '../http/Reply';
import { html, type Html } from './html';
import { STYLE_SHEET } from './style';
import type { Person, Visitor } from './Visitor';

/** No script runs on these pages, whatever they show. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pageHeaders = {
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What stands around every page of a site. */
export interface Frame {
  /** Stands after each page's title. */
  siteName: string;
  brand: { name: string; href: string };
  /** Whom one can act as; nobody, where one can only read. */
  people: Person[];
}

export interface DocumentContent {
  title: string;
  body: Html;
  nav?: Html | false;
  status?: number;
}

export function renderDocument(
  { visitor, url }: { visitor: Visitor; url: URL },
  { siteName, brand, people }: Frame,
  { title, body, nav, status = 200 }: DocumentContent,
): Reply {
  const document = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${siteName}</title>
        <link rel="stylesheet" href="${STYLE_SHEET}" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="brand" href="${brand.href}">${brand.name}</a>
          ${people.length > 0 && personaForm(visitor, url, people)}
        </header>
        ${nav}
        <main id="content">${body}</main>
      </body>
    </html>`;
  const reply = page(document.markup, status);
  const { newCookie } = visitor;
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...pageHeaders,
      ...(newCookie && { 'set-cookie': newCookie }),
    },
  };
}

function personaForm(visitor: Visitor, url: URL, people: Person[]): Html {
  return html`<form class="persona" method="post" action="/_persona">
    ${formToken(visitor)}
    <input type="hidden" name="back" value="${url.pathname}" />
    <label for="persona">You act as</label>
    <select id="persona" name="login">
      ${people.map(
        ({ login, name }) =>
          html`<option
            value="${login}"
            ${login === visitor.login && html`selected`}
          >
            ${name} (${login})
          </option>`,
      )}
    </select>
    <button>Switch</button>
  </form>`;
}

/** What makes a form ours. */
export function formToken(visitor: Visitor): Html {
  return html`<input
    type="hidden"
    name="token"
    value="${visitor.formToken}"
  />`;
}
