// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Person } from './person';

const STYLE = `
:root { color-scheme: light dark;
  --background: light-dark(#f4f5f7, #14171a); --surface: light-dark(#ffffff, #1e2328);
  --text: light-dark(#1b1f24, #f0f2f4); --muted: light-dark(#555e68, #b0b8c1);
  --border: light-dark(#818b96, #7b8691); --accent: light-dark(#0b57c4, #8ab8ff); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--background); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 26rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
p { margin: 0 0 1.25rem; color: var(--muted); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; padding: .75rem 1rem; text-align: left; font: inherit; cursor: pointer;
  color: inherit; background: var(--surface); border: 1px solid var(--border); border-radius: .5rem; }
button:hover { border-color: var(--accent); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button strong, button span { display: block; }
button span { color: var(--muted); }
a { color: var(--accent); }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * @param formTargets - origins that a submitted form may lead to. Browsers hold `form-action`
 *   against the redirects that follow, so the portal's origin belongs here.
 */
export function contentSecurityPolicy(formTargets: string[]): string {
  return [
    `default-src 'none'`,
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

export function signInPage(people: Person[]): string {
  const choices = people.map(
    ({ login, name, title }) => `
      <li><button name="login" value="${escapeHtml(login)}">
        <strong>${escapeHtml(name)}</strong>
        <span>${escapeHtml(title)} · ${escapeHtml(login)}</span>
      </button></li>`,
  );
  return page(
    'Sign in to Acme',
    `<p>Choose who you are. Acme is made up, so there is no password.</p>
    <form method="post"><ul>${choices.join('')}
    </ul></form>`,
  );
}

export function messagePage(options: {
  title: string;
  text: string;
  portalUrl: string;
}): string {
  return page(
    options.title,
    `<p>${escapeHtml(options.text)}</p>
    <p><a href="${escapeHtml(options.portalUrl)}">Back to the portal</a></p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
    <h1>${escapeHtml(title)}</h1>
    ${body}
    </main>
  </body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
