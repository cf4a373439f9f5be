// SPDX-License-Identifier: Apache-2.0

/** Parameters that may hold slashes, as they do on GitHub. */
const MANY_SEGMENTS = new Set(['path', 'ref', 'branch', 'basehead']);

/** `METHOD /path/{parameter}` */
interface Matchable {
  operation: string;
}

interface CompiledRoute<R> {
  route: R;
  method: string;
  pattern: RegExp;
  literals: number;
}

/** Finds the route of a request. The one with the most literal segments wins. */
export class RouteTable<R extends Matchable> {
  private readonly routes: CompiledRoute<R>[];

  constructor(routes: R[]) {
    this.routes = routes
      .map(route => compile(route))
      .sort((a, b) => b.literals - a.literals);
  }

  match(
    method: string,
    path: string,
  ): { route: R; params: Record<string, string> } | undefined {
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { route, method: served, pattern } of this.routes) {
      const groups = served === wanted ? pattern.exec(path) : null;
      if (groups) return { route, params: decodeAll(groups.groups ?? {}) };
    }
    return undefined;
  }
}

function compile<R extends Matchable>(route: R): CompiledRoute<R> {
  const [method, template] = route.operation.split(' ');
  const segments = template.split('/').slice(1);
  const pattern = segments.map(segment => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (!name) return `/${segment}`;
    // A directory's root is an empty path, with or without its slash.
    if (name === 'path') return `(?:/(?<${name}>.*))?`;
    return `/(?<${name}>${MANY_SEGMENTS.has(name) ? '.+' : '[^/]+'})`;
  });
  return {
    route,
    method,
    pattern: new RegExp(`^${pattern.join('')}$`),
    literals: segments.filter(segment => !segment.startsWith('{')).length,
  };
}

function decodeAll(
  groups: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [
      name,
      decodeURIComponent(value ?? ''),
    ]),
  );
}
