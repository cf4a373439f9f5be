// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './callers';
import type { Probe } from './Client';
import type { Objects } from './objects';
import { paramsOf, samples, type Sample } from './samples';

const guess = (path: string) =>
  path.endsWith('/apply-conditions') ? { items: [] } : {};

/** The request that tries `route`: its sample, or what can be guessed from its path. */
export function probeOf(
  route: string,
  objects: Objects,
  caller: Caller,
): Probe {
  const [method, pattern] = route.split(' ');
  const sample: Sample =
    samples[route]?.(objects, caller) ??
    (method === 'POST' ? { body: guess(pattern) } : {});
  const params = { ...paramsOf(objects, caller), ...sample.params };
  const path = pattern
    .replace(/\/\*$/, '/index.html')
    .replace(/:(\w+)(\(\*\))?/g, (_, name: string) => {
      const value = params[name];
      if (!value) throw new Error(`${route} needs a sample of :${name}`);
      return encodeURIComponent(value);
    });
  return {
    method: method === 'ALL' ? 'GET' : method,
    path: sample.query ? `${path}?${sample.query}` : path,
    body: method === 'GET' || method === 'ALL' ? undefined : sample.body,
    headers: sample.headers,
  };
}
