// SPDX-License-Identifier: Apache-2.0

/** The part of Express 4's router, or of an app that holds one, that tells what is mounted in it. */
interface Router {
  stack?: Layer[];
  _router?: Router;
}

interface Layer {
  regexp: RegExp & { fast_slash?: boolean };
  keys: { name: string | number }[];
  handle: Router;
  route?: { path: unknown; methods: Record<string, boolean> };
}

/**
 * express-promise-router hides what it mounts behind a function, but for functions called `router`, whose members it
 * copies. Some plugins mount an app: call before they do, so that their routes are seen as well. What is returned
 * has apps named as before.
 */
export function nameAppsLikeRouters(application: object): () => void {
  const inner: { lazyrouter?: () => void } = application;
  const { lazyrouter } = inner;
  inner.lazyrouter = function named() {
    lazyrouter?.call(this);
    Object.defineProperty(this, 'name', { value: 'router' });
  };
  return () => {
    inner.lazyrouter = lazyrouter;
  };
}

const layersOf = ({ stack, _router }: Router) => stack ?? _router?.stack;

/** Express keeps of a mount path only the expression that matches it. */
function mountPath({ regexp, keys }: Layer): string {
  if (regexp.fast_slash) return '';
  let key = 0;
  return regexp.source
    .replace(/^\^/, '')
    .replace(/\\\/\?\(\?=\\\/\|\$\)$/, '')
    .replace(/\$$/, '')
    .replace(/\(\?:\\\/\(\[\^\\?\/\]\+\?\)\)/g, () => `/:${keys[key++].name}`)
    .replace(/\(\?:\(\[\^\\?\/\]\+\?\)\)/g, () => `:${keys[key++].name}`)
    .replace(/\\(.)/g, '$1');
}

const pathOf = (route: string) => route.slice(route.indexOf(' ') + 1);

/** What is made at a path can then be read, and is removed last. */
const METHODS = ['PUT', 'POST', 'GET', 'ALL', 'DELETE'];
const rank = (route: string) => METHODS.indexOf(route.split(' ')[0]);
function byPath(a: string, b: string) {
  if (pathOf(a) === pathOf(b)) return rank(a) - rank(b);
  return pathOf(a) < pathOf(b) ? -1 : 1;
}

function walk(router: Router, prefix: string): string[] {
  return (layersOf(router) ?? []).flatMap(layer => {
    if (layer.route) {
      const { path, methods } = layer.route;
      return [path].flat().flatMap(one =>
        Object.keys(methods).map(method => {
          const name = method === '_all' ? 'ALL' : method.toUpperCase();
          return `${name} ${prefix}${one}`;
        }),
      );
    }
    const path = mountPath(layer);
    if (layersOf(layer.handle)) return walk(layer.handle, prefix + path);
    return path ? [`ALL ${prefix}${path}/*`] : [];
  });
}

/**
 * Every route that is mounted below an Express 4 router, as `METHOD /path`. What is mounted as a plain function below
 * a path stands as `ALL /path/*`, unless routes below that path tell more: then it is their middleware.
 */
export function mountedRoutes(router: object): string[] {
  const routes = Array.from(new Set(walk(router as Router, '')));
  const isMiddleware = (route: string) => {
    if (!route.startsWith('ALL ') || !route.endsWith('/*')) return false;
    const folder = pathOf(route).slice(0, -'/*'.length);
    return routes.some(
      other => other !== route && `${pathOf(other)}/`.startsWith(`${folder}/`),
    );
  };
  return routes.filter(route => !isMiddleware(route)).sort(byPath);
}
