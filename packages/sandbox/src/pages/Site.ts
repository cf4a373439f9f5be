// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/readBody';
import { redirect, type Reply } from '../http/Reply';
import { RouteTable } from '../http/RouteTable';
import { ServerError } from '../http/ServerError';
import { html, type Html } from './html';
import { STYLE_SHEET, styleSheet } from './style';
import {
  isOwnForm,
  personaCookie,
  visitorOf,
  type Person,
  type Visitor,
} from './Visitor';

/** One request for a page. */
export interface SiteRequest {
  visitor: Visitor;
  params: Record<string, string>;
  url: URL;
  /** Fields of a form, of a POST whose token was right. */
  form: URLSearchParams;
}

export interface SiteRoute<R extends SiteRequest> {
  /** Method and path, e.g. `GET /{owner}/{repo}`. */
  operation: string;
  handle(request: R): Promise<Reply> | Reply;
}

export interface SiteOptions<R extends SiteRequest> {
  /** Those whom a visitor can act as. */
  people(): Person[];
  routes: SiteRoute<R>[];
  /** Adds what this site's pages work on. */
  complete(request: SiteRequest): R;
  render(
    request: R,
    content: { title: string; status: number; body: Html },
  ): Reply;
}

/** Plain pages without scripts, on which a person can act. */
export class Site<R extends SiteRequest> {
  private readonly table: RouteTable<SiteRoute<R>>;

  constructor(private readonly options: SiteOptions<R>) {
    this.table = new RouteTable([...sharedRoutes, ...options.routes]);
  }

  async answer(message: IncomingMessage, url: URL): Promise<Reply> {
    const { people, complete, render } = this.options;
    const request: SiteRequest = {
      visitor: visitorOf(people(), message),
      params: {},
      url,
      form: new URLSearchParams(),
    };
    try {
      const found = this.table.match(message.method ?? 'GET', url.pathname);
      if (!found) throw new ServerError(404, 'There is nothing here.');
      const { params } = found;
      const form = await readForm(message, request);
      return await found.route.handle(complete({ ...request, params, form }));
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return render(complete(request), problem(request, error));
    }
  }
}

const sharedRoutes: SiteRoute<SiteRequest>[] = [
  {
    operation: `GET ${STYLE_SHEET}`,
    handle: () => ({
      status: 200,
      headers: { 'content-type': 'text/css; charset=utf-8' },
      body: Buffer.from(styleSheet),
    }),
  },
  {
    operation: 'POST /_persona',
    handle: ({ form }) => {
      const back = form.get('back') ?? '/';
      // Only a path of ours: `//host` would lead away.
      const target = /^\/(?![/\\])/.test(back) ? back : '/';
      const reply = redirect(target, 303);
      const cookie = personaCookie(form.get('login') ?? '');
      return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
    },
  },
];

async function readForm(
  message: IncomingMessage,
  { visitor }: SiteRequest,
): Promise<URLSearchParams> {
  if (message.method !== 'POST') return new URLSearchParams();
  const form = new URLSearchParams((await readBody(message)).toString());
  if (!isOwnForm(visitor, form.get('token'))) {
    throw new ServerError(403, 'This form is out of date. Go back and reload.');
  }
  return form;
}

function problem({ url }: SiteRequest, { status, message }: ServerError) {
  return {
    title: `${status}`,
    status,
    body: html`<h1>${status}</h1>
      <p class="notice">${message}</p>
      <p><a href="${url.pathname}">Back</a></p>`,
  };
}
