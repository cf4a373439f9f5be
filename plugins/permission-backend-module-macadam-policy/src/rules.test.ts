// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from './rules';

const repository = resolve(__dirname, '../../..');

/** Every permission that an installed plugin, Backstage's or ours, exports from its common package. */
const exported = commonPackages().flatMap(permissionsOf);

it('finds the permissions of the plugins that surely have some', () => {
  expect(exported).toContain('catalog.entity.read');
  expect(exported).toContain('scaffolder.task.read');
});

it('names every permission that an installed plugin exports', () => {
  expect(exported.filter(name => !Object.hasOwn(rules, name))).toEqual([]);
});

it('names no permission that no installed plugin exports', () => {
  const named = Object.keys(rules);
  expect(named.filter(name => !exported.includes(name))).toEqual([]);
});

function commonPackages(): string[] {
  const installed = join(repository, 'node_modules/@backstage');
  const ours = join(repository, 'plugins');
  return [installed, ours].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('-common'))
      .map(name => join(folder, name)),
  );
}

function permissionsOf(folder: string): string[] {
  const { name, exports = { '.': '' } } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return Object.keys(exports)
    .filter(entry => entry !== './package.json')
    .map(entry => jest.requireActual<object>(join(name, entry)))
    .flatMap(entry => Object.values(entry))
    .filter(isPermission)
    .map(permission => permission.name);
}

function isPermission(value: unknown): value is { name: string } {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'type' in value && 'attributes' in value;
}
