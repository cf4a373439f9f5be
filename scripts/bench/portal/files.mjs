// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ENTITIES_PER_FILE = 500;

/** The template's name. It fetches a skeleton that lies beside it, and says so: what a portal itself takes, without a forge. */
export const TEMPLATE = 'bench-template';

/**
 * Writes the catalog to files that either portal reads.
 * @param {string} directory
 * @param {import('./catalog.mjs').Entity[]} catalog
 * @returns {object[]} the `catalog.locations` that name them
 */
export function writeCatalog(directory, catalog) {
  mkdirSync(directory, { recursive: true });
  const kinds = [...new Set(catalog.map(({ kind }) => kind))];
  const locations = [location(writeTemplate(directory), ['Template'])];
  for (let first = 0; first < catalog.length; first += ENTITIES_PER_FILE) {
    const part = catalog.slice(first, first + ENTITIES_PER_FILE);
    const file = path.join(directory, `entities-${first}.yaml`);
    // JSON is YAML too.
    writeFileSync(file, part.map(one => JSON.stringify(one)).join('\n---\n'));
    locations.push(location(file, kinds));
  }
  return locations;
}

/**
 * @param {string} target
 * @param {string[]} allow
 */
function location(target, allow) {
  return { type: 'file', target, rules: [{ allow }] };
}

/** @param {string} directory */
function writeTemplate(directory) {
  const skeleton = path.join(directory, 'skeleton');
  mkdirSync(skeleton, { recursive: true });
  writeFileSync(
    path.join(skeleton, 'README.md'),
    '# ${{ values.name }}\n\nMade by a benchmark.\n',
  );
  const file = path.join(directory, 'template.yaml');
  const template = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: TEMPLATE },
    spec: {
      type: 'service',
      parameters: [{ properties: { name: { type: 'string' } } }],
      steps: [
        {
          id: 'fetch',
          action: 'fetch:template',
          input: {
            url: './skeleton',
            values: { name: '${{ parameters.name }}' },
          },
        },
        { id: 'log', action: 'debug:log', input: { message: 'Fetched' } },
      ],
    },
  };
  writeFileSync(file, JSON.stringify(template));
  return file;
}
