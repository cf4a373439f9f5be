// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import {
  locationEntityV1alpha1Validator,
  type LocationEntity,
} from '@backstage/catalog-model';
import { ANNOTATION_TEMPLATE_VERSION } from '@macadam/portal-common';
import { parse } from 'yaml';
import { checkout } from './project';

function location(path: string): LocationEntity {
  return parse(readFileSync(join(checkout, path), 'utf8'));
}

function targets(path: string): string[] {
  const folder = dirname(join(checkout, path));
  return (location(path).spec.targets ?? [])
    .map(target => relative(checkout, resolve(folder, target)))
    .sort();
}

it.each(['catalog/all.yaml', 'templates/all-templates.yaml'])(
  '%s is a location whose targets exist',
  async path => {
    await expect(
      locationEntityV1alpha1Validator.check(location(path)),
    ).resolves.toBe(true);
    for (const target of targets(path)) {
      expect(readFileSync(join(checkout, target), 'utf8')).toContain(
        'apiVersion:',
      );
    }
  },
);

it('the catalog starts at one file, which leads to the templates', () => {
  expect(targets('catalog/all.yaml')).toContain('templates/all-templates.yaml');
});

it('every template has an owner, a version that its changelog explains, and tests', async () => {
  for (const target of targets('templates/all-templates.yaml')) {
    const { metadata, spec } = parse(
      readFileSync(join(checkout, target), 'utf8'),
    );
    expect(spec.owner).toMatch(/^group:default\/[a-z-]+$/);
    const changelog = join(checkout, dirname(target), 'CHANGELOG.md');
    const [, newest] =
      /^## (\d+\.\d+\.\d+)$/m.exec(readFileSync(changelog, 'utf8')) ?? [];
    expect(metadata.annotations[ANNOTATION_TEMPLATE_VERSION]).toBe(newest);
    const tests = metadata.name.replace(/-(.)/g, (_: string, letter: string) =>
      letter.toUpperCase(),
    );
    expect(await readdir(join(__dirname, tests))).toContain('running.test.ts');
  }
});

it('every template is listed', async () => {
  const entries = await readdir(join(checkout, 'templates'), {
    withFileTypes: true,
  });
  const templates = entries.filter(entry => entry.isDirectory());
  expect(targets('templates/all-templates.yaml')).toEqual(
    templates.map(({ name }) => `templates/${name}/template.yaml`).sort(),
  );
});
