// SPDX-License-Identifier: Apache-2.0

/**
 * The next page by a `Link` header (RFC 8288); `undefined` on the last page, and for an address that is not below `baseUrl`, since credentials
 * would go with the request.
 */
export function nextLink(
  header: string | null,
  baseUrl: string,
): URL | undefined {
  for (const link of header?.split(/,(?=\s*<)/) ?? []) {
    const [, target, parameters] = /^\s*<([^>]*)>(.*)$/.exec(link) ?? [];
    if (!/;\s*rel="?(?:[^"]*\s)?next(?=[\s";]|$)/i.test(parameters ?? '')) {
      continue;
    }
    const base = new URL(baseUrl);
    const next = URL.canParse(target, base) ? new URL(target, base) : undefined;
    const path = base.pathname.replace(/\/*$/, '/');
    const isBelow =
      next?.origin === base.origin && next.pathname.startsWith(path);
    return isBelow ? next : undefined;
  }
  return undefined;
}
