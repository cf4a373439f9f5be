// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, type Reply } from '../../http/Reply';

const pageQuery = z.object({
  per_page: z.coerce.number().int().min(0).max(100).catch(30),
  page: z.coerce.number().int().min(1).catch(1),
});

export interface Page<T> {
  items: T[];
  total: number;
  headers: Record<string, string>;
}

/** The part of a list that the request asks for, with GitHub's `Link` header to the others. */
export function pageOf<T>(url: URL, all: T[]): Page<T> {
  const { per_page: size, page } = pageQuery.parse({
    per_page: url.searchParams.get('per_page') ?? 30,
    page: url.searchParams.get('page') ?? 1,
  });
  const last = size === 0 ? 1 : Math.max(1, Math.ceil(all.length / size));
  const links: string[] = [];
  const link = (to: number, relation: string) =>
    links.push(linkTo(url, to, relation));
  if (page > 1) link(Math.min(page - 1, last), 'prev');
  if (page < last) link(page + 1, 'next');
  if (page < last) link(last, 'last');
  if (page > 1) link(1, 'first');
  return {
    items: all.slice((page - 1) * size, page * size),
    total: all.length,
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

/** A promise of one more page than the one that `url` asks for. */
export function nextLink(url: URL): string {
  const page = Number(url.searchParams.get('page') ?? 1);
  return linkTo(url, page + 1, 'next');
}

function linkTo(url: URL, page: number, relation: string): string {
  const target = new URL(url);
  target.searchParams.set('page', String(page));
  return `<${target}>; rel="${relation}"`;
}

/** A list that is the whole body, as most of GitHub's are. */
export function listReply<T>(
  url: URL,
  all: T[],
  view: (item: T) => unknown,
): Reply {
  const { items, headers } = pageOf(url, all);
  return json(
    items.map(item => view(item)),
    { headers },
  );
}

/** A list under a name, with the number of all beside it. */
export function countedReply<T>(
  url: URL,
  name: string,
  all: T[],
  view: (item: T) => unknown,
): Reply {
  const { items, headers, total } = pageOf(url, all);
  return json(
    { total_count: total, [name]: items.map(item => view(item)) },
    { headers },
  );
}
