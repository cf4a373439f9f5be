// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Client, Probe } from './Client';
import type { Objects } from './objects';
import { probeOf } from './probeOf';

const MEGABYTE = 1024 * 1024;

/** Percent-encoded already, for some of it no string encodes to. */
const inPaths = [
  ...['%00', 'a%00b', '%0a', '%0d%0aSet-Cookie:%20a=b', '%', '%zz', '%c0%ae'],
  ...['%ed%a0%80', '..%2f..%2fetc%2fpasswd', '%252e%252e%252f', '%5c..%5c'],
  ...['__proto__', 'constructor', 'toString', '%27%3b--', '%24%7b%7b7*7%7d%7d'],
  ...['9'.repeat(40), '1e309', '-1', 'null', '%e2%80%ae', 'a'.repeat(4000)],
];

/** JSON, as it is sent: `JSON.stringify` gives neither 1e309 nor a member `__proto__`. */
const inBodies = [
  ...['null', 'true', '0', '-1', '1e309', '-1e309', '1e-400', '""', '[]', '{}'],
  ...['[[]]', '[null]', '[{}]', '[1,2]', '{"a":{"a":{"a":[]}}}', '"__proto__"'],
  ...[String.raw`"\u0000"`, String.raw`"a\u0000b"`, String.raw`["\u0000"]`],
  ...[String.raw`"\ud800"`, String.raw`"\udfff\ud800"`, String.raw`"\u202e"`],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{}}}'],
  ...['"../../etc/passwd"', `"'; drop table x; --"`, '"${{ 7 * 7 }}"'],
  ...['{"toString":1,"length":-1}', '9007199254740993', '"2026-02-30T25:61Z"'],
];

const wholeBodies = [
  ...inBodies,
  ...['', '{', '{"a":}', '\u0000', '[', '"', `{"a":${'['.repeat(5000)}`],
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
];

const names = [
  ...[
    'filter',
    'fields',
    'limit',
    'offset',
    'cursor',
    'query',
    'term',
    'types',
  ],
  ...['order', 'orderField', 'facet', 'id', 'after', 'pageCursor', 'createdBy'],
  ...['env', 'scope', 'state', 'code', 'redirectUrl', 'origin', 'dryRun'],
];

type Mutation = fc.Arbitrary<(probe: Probe) => Probe>;

/** Any member of a query is said twice, as a list, as an object, or with a hostile value. */
const hostileQuery: Mutation = fc
  .array(
    fc.tuple(
      fc.constantFrom(...names),
      fc.constantFrom('', '', '[]', '[__proto__]', '[a][b]', '[0]'),
      fc.constantFrom('', '1', ...inPaths),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(members => {
    const query = members.map(member => {
      const [name, suffix, value] = member;
      return `${name}${encodeURIComponent(suffix)}=${value}`;
    });
    return probe => ({
      ...probe,
      path: [probe.path, query.join('&')].join(
        probe.path.includes('?') ? '&' : '?',
      ),
    });
  });

/** One segment of the path below the plugin's own gives way. */
const hostilePath: Mutation = fc
  .tuple(fc.nat(), fc.constantFrom(...inPaths))
  .map(([choice, value]) => probe => {
    const [path, ...query] = probe.path.split('?');
    const segments = path.split('/');
    const below = Math.min(3, segments.length - 1);
    segments[below + (choice % (segments.length - below))] = value;
    return { ...probe, path: [segments.join('/'), ...query].join('?') };
  });

/** One value somewhere within the sample's body gives way, or another member joins it. */
const hostileMember: Mutation = fc
  .tuple(
    fc.nat(),
    fc.constantFrom(...inBodies, `"${'x'.repeat(MEGABYTE + 1)}"`),
  )
  .map(([choice, value]) => probe => {
    const places: string[] = [];
    const mark = '\u{f8ff}';
    const visit = (node: unknown, print: (inner: string) => string): void => {
      places.push(print(mark));
      if (typeof node !== 'object' || node === null) return;
      const isList = Array.isArray(node);
      const members = Object.entries(node);
      members.forEach(([, inner], at) =>
        visit(inner, text => {
          const all = members.map(([name, other], i) => {
            const json = i === at ? text : JSON.stringify(other);
            return isList ? json : `${JSON.stringify(name)}:${json}`;
          });
          return print(isList ? `[${all}]` : `{${all}}`);
        }),
      );
      if (!isList) {
        const all = JSON.stringify(node).slice(1, -1);
        const more = [all, `"__proto__":${mark}`].filter(Boolean);
        places.push(print(`{${more}}`));
      }
    };
    visit(probe.body ?? {}, text => text);
    const place = places[choice % places.length];
    return { ...probe, text: place.split(mark).join(value) };
  });

const hostileBody: Mutation = fc
  .constantFrom(...wholeBodies, `"${'x'.repeat(MEGABYTE + 1)}"`)
  .map(text => probe => ({ ...probe, text }));

/** What an attacker, or a broken client, makes of a harmless request. */
function hostile(probe: Probe): fc.Arbitrary<Probe> {
  const mutations =
    probe.method === 'GET'
      ? [hostilePath, hostileQuery]
      : [hostilePath, hostileQuery, hostileMember, hostileMember, hostileBody];
  return fc.oneof(...mutations).map(mutate => mutate(probe));
}

/** The same requests each time: what one run finds, the next one finds again. */
const SEED = 20260601;
const REQUESTS_PER_ROUTE = 12;

/** Of a route's own: other routes may come and go. */
const seedOf = (route: string) =>
  Buffer.from(route).reduce((seed, byte) => (seed * 31 + byte) % 2 ** 31, SEED);

/** What a route breaks at, or never answers: `METHOD /path status: what was sent`. */
export async function breakages(
  { client, objects }: { client: Client; objects: Objects },
  route: string,
): Promise<string[]> {
  // Only services may call these: of a person they look at nothing.
  const caller = /\/(bus|notifications)\//.test(route) ? 'service' : 'owner';
  const probes = fc.sample(hostile(probeOf(route, objects, caller)), {
    seed: seedOf(route),
    numRuns: REQUESTS_PER_ROUTE,
  });
  const answers = await Promise.all(
    probes.map(async probe => {
      const status = await client
        .status(caller, probe)
        .catch(error => `${error}`);
      const { path, text } = probe;
      return { status, sent: `${path} ${text ?? ''}`.slice(0, 300) };
    }),
  );
  return answers
    .filter(({ status }) => typeof status === 'string' || status >= 500)
    .map(({ status, sent }) => `${route} ${status}: ${sent}`);
}
