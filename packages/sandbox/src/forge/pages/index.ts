// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Forge } from '../Forge';
import { readBody } from '../http/api';
import { GithubError } from '../http/GithubError';
import { redirect, type Reply } from '../http/Reply';
import { RouteTable } from '../http/RouteTable';
import { actionPages } from './actions';
import { codePages } from './code';
import { editPages } from './edit';
import { html } from './html';
import { pageHeaders, renderPage, type PageRequest } from './layout';
import { organizationPages } from './organization';
import { pullPages } from './pulls';
import { pageRoute, type PageRoute } from './routing';
import { styleSheet } from './style';
import { isOwnForm, personaCookie, visitorOf } from './Visitor';

const ownPages: PageRoute[] = [
  pageRoute('GET /_assets/forge.css', () => ({
    status: 200,
    headers: { 'content-type': 'text/css; charset=utf-8' },
    body: Buffer.from(styleSheet),
  })),
  pageRoute('GET /_avatars/{name}', ({ params }) => avatar(params.name)),
  pageRoute('POST /_persona', ({ form }) => {
    const back = form.get('back') ?? '/';
    // Only a path of ours: `//host` would lead away.
    const target = /^\/(?![/\\])/.test(back) ? back : '/';
    const reply = redirect(target, 303);
    const cookie = personaCookie(form.get('login') ?? '');
    return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
  }),
];

/** The pages that links from the portal lead to, where a person can act. */
export class Pages {
  private readonly table = new RouteTable([
    ...ownPages,
    ...organizationPages,
    ...codePages,
    ...editPages,
    ...pullPages,
    ...actionPages,
  ]);

  constructor(private readonly forge: Forge) {}

  async answer(message: IncomingMessage, url: URL): Promise<Reply> {
    const request: PageRequest = {
      forge: this.forge,
      visitor: visitorOf(this.forge, message),
      params: {},
      url,
      form: new URLSearchParams(),
    };
    try {
      const found = this.table.match(message.method ?? 'GET', url.pathname);
      if (!found) throw new GithubError(404, 'There is nothing here.');
      const { params } = found;
      const form = await readForm(message, request);
      return await found.route.handle({ ...request, params, form });
    } catch (error) {
      if (!(error instanceof GithubError)) throw error;
      return problem(request, error);
    }
  }
}

async function readForm(
  message: IncomingMessage,
  { visitor }: PageRequest,
): Promise<URLSearchParams> {
  if (message.method !== 'POST') return new URLSearchParams();
  const form = new URLSearchParams((await readBody(message)).toString());
  if (!isOwnForm(visitor, form.get('token'))) {
    throw new GithubError(403, 'This form is out of date. Go back and reload.');
  }
  return form;
}

function problem(request: PageRequest, error: GithubError): Reply {
  return renderPage(request, {
    title: `${error.status}`,
    status: error.status,
    body: html`<h1>${error.status}</h1>
      <p class="notice">${error.message}</p>
      <p><a href="${request.url.pathname}">Back</a></p>`,
  });
}

const COLOURS = ['#0b57a4', '#116329', '#8a3800', '#6b2fa0', '#8f1d4f'];

/** The first letter of a name on a ground that belongs to it. */
function avatar(file: string): Reply {
  const name = file.replace(/\.svg$/, '');
  const sum = [...name].reduce((total, c) => total + c.charCodeAt(0), 0);
  const letter = html`${name.slice(0, 1).toUpperCase()}`.markup;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" role="img"><rect width="80" height="80" fill="${
    COLOURS[sum % COLOURS.length]
  }"/><text x="40" y="56" font-family="sans-serif" font-size="44" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return {
    status: 200,
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': pageHeaders['content-security-policy'],
    },
    body: Buffer.from(image),
  };
}
