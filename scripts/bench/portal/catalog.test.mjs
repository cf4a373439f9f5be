// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCatalog, misspeltNames, wordsToSearch } from './catalog.mjs';

const catalog = makeCatalog(1000);

/** @param {{ kind: string, metadata: { name: string } }} entity */
const refOf = ({ kind, metadata }) => `${kind.toLowerCase()}:${metadata.name}`;

test('the same seed makes the same catalog, another seed another', () => {
  assert.deepEqual(makeCatalog(1000), catalog);
  assert.notDeepEqual(makeCatalog(1000, 7), catalog);
});

test('there are as many as asked for, and each has a name of its own', () => {
  for (const count of [100, 333, 1000]) {
    const refs = makeCatalog(count).map(refOf);
    assert.equal(new Set(refs).size, count);
  }
});

test('what an entity points at is there', () => {
  const refs = new Set(catalog.map(refOf));
  for (const { kind, spec } of catalog) {
    const {
      owner,
      system,
      providesApis = [],
      dependsOn = [],
    } = /** @type {any} */ (spec);
    const pointsAt = [
      ...(owner ? [`group:${owner}`] : []),
      ...(system ? [`system:${system}`] : []),
      ...providesApis.map(/** @param {string} name */ name => `api:${name}`),
      ...dependsOn,
    ];
    for (const ref of pointsAt) assert.ok(refs.has(ref), `${kind} -> ${ref}`);
  }
});

test('people search for names and words that are there', () => {
  const texts = catalog.map(({ metadata }) =>
    `${metadata.name} ${metadata.description}`.toLowerCase(),
  );
  for (const words of wordsToSearch(catalog)) {
    const found = texts.filter(text =>
      words.split(' ').every(word => text.includes(word)),
    );
    assert.notEqual(found.length, 0, words);
  }
});

test('a misspelt name is nearly one that is there', () => {
  const names = new Set(catalog.map(({ metadata }) => metadata.name));
  for (const misspelt of misspeltNames(catalog)) {
    const meant = misspelt.replace(/^(..)(.)(.)/, '$1$3$2');
    assert.ok(names.has(meant), misspelt);
  }
});
