// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { html as page, type Reply } from '../http/Reply';
import type { RepositoryRecord } from '../store';
import { html, type Html } from './html';
import { peopleOf, type Visitor } from './Visitor';

/** One request for a page. */
export interface PageRequest {
  forge: Forge;
  visitor: Visitor;
  params: Record<string, string>;
  url: URL;
  /** Fields of a form, of a POST whose token was right. */
  form: URLSearchParams;
}

/** No script runs on these pages, whatever a repository holds. */
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

export interface PageContent {
  title: string;
  body: Html;
  repository?: RepositoryRecord;
  /** Which of the repository's sections this is. */
  section?: 'Code' | 'Issues' | 'Pull requests' | 'Actions';
  status?: number;
}

export function renderPage(request: PageRequest, content: PageContent): Reply {
  const { forge, visitor } = request;
  const [organization] = forge.store.organizations.values();
  const { title, body, repository, section, status = 200 } = content;
  const document = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${organization.name}</title>
        <link rel="stylesheet" href="/_assets/forge.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="brand" href="/${organization.login}"
            >${organization.name} forge</a
          >
          ${personaForm(request)}
        </header>
        ${repository && repositoryNav(repository, section)}
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

function personaForm({ forge, visitor, url }: PageRequest): Html {
  return html`<form class="persona" method="post" action="/_persona">
    ${formToken(visitor)}
    <input type="hidden" name="back" value="${url.pathname}" />
    <label for="persona">You act as</label>
    <select id="persona" name="login">
      ${peopleOf(forge).map(
        ({ login, name }) =>
          html`<option
            value="${login}"
            ${login === visitor.caller.login && html`selected`}
          >
            ${name} (${login})
          </option>`,
      )}
    </select>
    <button>Switch</button>
  </form>`;
}

function repositoryNav(
  repository: RepositoryRecord,
  section: PageContent['section'],
): Html {
  const base = pathOf(repository);
  const links = {
    Code: base,
    Issues: `${base}/issues`,
    'Pull requests': `${base}/pulls`,
    Actions: `${base}/actions`,
  };
  return html`<nav aria-label="Repository">
    <p class="name">
      <a href="/${repository.owner}">${repository.owner}</a> /
      <a href="${base}">${repository.name}</a>
      <span class="tag">${repository.visibility}</span>
      ${repository.archived && html`<span class="tag">archived</span>`}
    </p>
    <ul>
      ${Object.entries(links).map(
        ([name, href]) =>
          html`<li>
            <a href="${href}" ${name === section && html`aria-current="page"`}
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** What makes a form ours. */
export function formToken(visitor: Visitor): Html {
  return html`<input
    type="hidden"
    name="token"
    value="${visitor.formToken}"
  />`;
}

export function pathOf({ owner, name }: RepositoryRecord): string {
  return `/${owner}/${name}`;
}
