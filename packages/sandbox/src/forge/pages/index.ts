// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html } from '../../pages/html';
import { pageHeaders } from '../../pages/renderDocument';
import { Site } from '../../pages/Site';
import type { Forge } from '../Forge';
import { actionPages } from './actions';
import { codePages } from './code';
import { editPages } from './edit';
import { peopleOf, renderPage, type PageRequest } from './layout';
import { organizationPages } from './organization';
import { pullPages } from './pulls';
import { pageRoute } from './routing';

/** The pages that links from the portal lead to, where a person can act. */
export function createPages(forge: Forge): Site<PageRequest> {
  return new Site<PageRequest>({
    people: () => peopleOf(forge),
    complete: request => ({
      ...request,
      forge,
      caller: { login: request.visitor.login, isAdmin: false },
    }),
    render: renderPage,
    routes: [
      pageRoute('GET /_avatars/{name}', ({ params }) => avatar(params.name)),
      ...organizationPages,
      ...codePages,
      ...editPages,
      ...pullPages,
      ...actionPages,
    ],
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
