// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { get } from './ready.mjs';

const ORGANIZATION = 'acme';
const CATALOG_FILE = 'catalog-info.yaml';
/** The catalog refuses one of these that names no owner. */
const OWNED_KINDS = new Set([
  'API',
  'Component',
  'Domain',
  'Resource',
  'System',
]);
/** What the platform team curates; the portal reads it from the platform's own repository. */
const CURATED = { repository: 'platform', file: 'catalog/all.yaml' };

/**
 * The entities that the forge knows of: people, and what repositories describe. Teams are read
 * together with people, so they need no question of their own.
 * @param {string} forgeUrl
 * @param {string} githubToken
 * @returns {Promise<string[]>} entity references
 */
export async function entitiesInForge(forgeUrl, githubToken) {
  const { parseAllDocuments } = await import('yaml');
  const api = `${forgeUrl}/api/v3`;
  const headers = { authorization: `Bearer ${githubToken}` };

  /** @param {string} collection */
  async function list(collection) {
    const url = `${api}/orgs/${ORGANIZATION}/${collection}`;
    const all = [];
    for (let page = 1; ; page++) {
      const response = await get(`${url}?per_page=100&page=${page}`, {
        headers,
      });
      const items = await response.json();
      all.push(...items);
      if (items.length < 100) return all;
    }
  }

  /**
   * A file's entities, and those of the files that its Locations name.
   * @param {string} repository
   * @param {string} file
   * @returns {Promise<string[]>}
   */
  async function describedIn(repository, file) {
    const url = `${api}/repos/${ORGANIZATION}/${repository}/contents/${file}`;
    const accept = 'application/vnd.github.v3.raw';
    const response = await fetch(url, { headers: { ...headers, accept } });
    if (!response.ok) return [];
    const documents = parseAllDocuments(await response.text());
    // What cannot be read is for the portal's log: a start does not fail by it.
    const entities = documents
      .filter(({ errors }) => errors.length === 0)
      .map(document => document.toJS())
      .filter(entity => entity?.kind && entity.metadata?.name)
      .filter(({ kind, spec }) => !OWNED_KINDS.has(kind) || spec?.owner);
    const targets = entities.flatMap(
      ({ kind, spec }) => (kind === 'Location' && spec?.targets) || [],
    );
    const nested = targets
      .filter(target => target.startsWith('.'))
      .map(target => path.posix.join(path.posix.dirname(file), target))
      .map(target => describedIn(repository, target));
    return [...entities.map(refOf), ...(await Promise.all(nested)).flat()];
  }

  const [repositories, members, curated] = await Promise.all([
    list('repos'),
    list('members'),
    describedIn(CURATED.repository, CURATED.file),
  ]);
  const described = await Promise.all(
    repositories.map(({ name }) => describedIn(name, CATALOG_FILE)),
  );
  return [
    ...members.map(({ login }) =>
      refOf({ kind: 'User', metadata: { name: login } }),
    ),
    ...curated,
    ...described.flat(),
  ];
}

/**
 * @param {{ kind: string, metadata: { name: string, namespace?: string } }} entity
 * @returns {string}
 */
export function refOf({ kind, metadata: { name, namespace = 'default' } }) {
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}
