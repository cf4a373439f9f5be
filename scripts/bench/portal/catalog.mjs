// SPDX-License-Identifier: Apache-2.0

/** Of a hundred entities so many are of each kind. */
const SHARES = {
  Component: 72,
  API: 14,
  Resource: 8,
  System: 3,
  Group: 2,
  User: 1,
};

const SUBJECTS = [
  ...['payment', 'ledger', 'invoice', 'refund', 'order', 'cart', 'checkout'],
  ...['shipping', 'warehouse', 'pricing', 'discount', 'identity', 'session'],
  ...['customer', 'supplier', 'fraud', 'risk', 'report', 'audit', 'document'],
  ...['search', 'mail', 'message', 'media', 'booking', 'route', 'weather'],
];
const ROLES = [
  ...['service', 'gateway', 'worker', 'importer', 'exporter', 'scheduler'],
  ...['adapter', 'proxy', 'console', 'monitor', 'archive', 'planner'],
];
const QUALITIES = [
  ...['nightly', 'regional', 'shared', 'internal', 'public', 'regulated'],
  ...['batched', 'streaming', 'cached', 'legacy', 'resilient', 'encrypted'],
];
const TAGS = [
  ...['java', 'kotlin', 'go', 'python', 'typescript', 'rust', 'react'],
  ...['kafka', 'postgres', 'redis', 'grpc', 'rest', 'graphql', 'pci', 'gdpr'],
];
const COMPONENT_TYPES = ['service', 'service', 'website', 'library', 'job'];
const LIFECYCLES = ['production', 'production', 'experimental', 'deprecated'];
const RESOURCE_TYPES = ['database', 'bucket', 'queue', 'topic'];

/** Says of an entity that it is one of these. */
export const LABEL = { key: 'bench', value: 'seeded' };

/** @typedef {{ apiVersion: string, kind: string, metadata: { name: string } & Record<string, unknown>, spec: Record<string, unknown> }} Entity */

/**
 * A company's catalog, the same for the same arguments: names and texts of few words, as people choose them, and
 * relations between all kinds.
 * @param {number} count at least 100
 * @param {number} [seed]
 * @returns {Entity[]}
 */
export function makeCatalog(count, seed = 1) {
  const random = new Random(seed);
  const kinds = /** @type {(keyof typeof SHARES)[]} */ (Object.keys(SHARES));
  const counts = Object.fromEntries(
    kinds.map(kind => [kind, Math.round((count * SHARES[kind]) / 100)]),
  );
  counts.Component +=
    count - kinds.reduce((sum, kind) => sum + counts[kind], 0);
  const names = Object.fromEntries(
    kinds.map(kind => [kind, namesOf(kind, counts[kind], random)]),
  );
  return kinds.flatMap(kind =>
    names[kind].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: metadataOf(name, random),
      spec: specOf(kind, names, random),
    })),
  );
}

/**
 * What people type: names that are there, whole and on the way, and words of names and texts. Both portals find all of them.
 * @param {Entity[]} catalog
 * @returns {string[]}
 */
export function wordsToSearch(catalog) {
  const random = new Random(2);
  const components = catalog.filter(({ kind }) => kind === 'Component');
  const names = Array.from({ length: 10 }, () => random.one(components));
  return [
    ...names.map(({ metadata }) => metadata.name),
    ...names.slice(0, 5).map(({ metadata }) => metadata.name.slice(0, 4)),
    ...Array.from({ length: 5 }, () => random.one(SUBJECTS)),
    ...Array.from(
      { length: 5 },
      () => `${random.one(QUALITIES)} ${random.one(SUBJECTS)}`,
    ),
  ];
}

/**
 * Names as people mistype them: two letters in the midst have changed places. Only a search that forgives finds any.
 * @param {Entity[]} catalog
 * @returns {string[]}
 */
export function misspeltNames(catalog) {
  const random = new Random(3);
  return Array.from({ length: 20 }, () => {
    const { name } = random.one(catalog).metadata;
    return name.replace(/^(..)(.)(.)/, '$1$3$2');
  });
}

/**
 * @param {string} kind
 * @param {number} count
 * @param {Random} random
 */
function namesOf(kind, count, random) {
  const plain = kind.toLowerCase();
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return kind === 'Component'
      ? `${random.one(SUBJECTS)}-${random.one(ROLES)}-${number}`
      : `${random.one(SUBJECTS)}-${plain}-${number}`;
  });
}

/**
 * @param {string} name
 * @param {Random} random
 */
function metadataOf(name, random) {
  const [subject] = name.split('-');
  return {
    name,
    description: `The ${random.one(QUALITIES)} ${subject} ${random.one(
      ROLES,
    )} of the ${random.one(SUBJECTS)} domain, ${random.one(
      QUALITIES,
    )} and ${random.one(QUALITIES)}.`,
    labels: { [LABEL.key]: LABEL.value },
    annotations: { 'example.com/source': `repositories/${name}` },
    tags: random.some(TAGS, 3),
    links: [
      { url: `https://${name}.example.com`, title: 'Where it runs' },
      { url: `https://example.com/runbooks/${name}`, title: 'Runbook' },
    ],
  };
}

/**
 * @param {keyof typeof SHARES} kind
 * @param {Record<string, string[]>} names
 * @param {Random} random
 * @returns {Record<string, unknown>}
 */
function specOf(kind, names, random) {
  const owner = random.one(names.Group);
  const system = random.one(names.System);
  const lifecycle = random.one(LIFECYCLES);
  switch (kind) {
    case 'Component':
      return {
        ...{ type: random.one(COMPONENT_TYPES), lifecycle, owner, system },
        providesApis: random.some(names.API, 1),
        consumesApis: random.some(names.API, 2),
        dependsOn: random
          .some(names.Resource, 2)
          .map(resource => `resource:${resource}`),
      };
    case 'API':
      return {
        ...{ type: 'openapi', lifecycle, owner, system },
        definition: 'openapi: 3.1.0\ninfo: { title: API, version: 1.0.0 }\n',
      };
    case 'Resource':
      return { type: random.one(RESOURCE_TYPES), owner, system };
    case 'Group':
      return { type: 'team', children: [] };
    case 'User':
      return { memberOf: random.some(names.Group, 2) };
    default:
      return { owner };
  }
}

/** Mulberry32: 32 bits of state, the same numbers on every machine. */
class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** From 0 to below 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * @template T
   * @param {T[]} values
   */
  one(values) {
    return values[Math.floor(this.next() * values.length)];
  }

  /**
   * Up to so many different ones.
   * @template T
   * @param {T[]} values
   * @param {number} count
   */
  some(values, count) {
    return [...new Set(Array.from({ length: count }, () => this.one(values)))];
  }
}
