// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import Ajv from 'ajv';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { checkout, Project } from '../project';
import { aService } from './answers';
import { hostileNames, hostileTexts, MEGABYTE } from './hostileTexts';

const directory = createMockDirectory();

interface Page {
  properties: Record<string, object>;
}
const template: TemplateEntityV1beta3 = parse(
  readFileSync(
    join(checkout, 'templates/node-microservice/template.yaml'),
    'utf8',
  ),
);
const pages = [template.spec.parameters ?? []].flat() as unknown as Page[];
const questions = Object.assign({}, ...pages.map(page => page.properties));
const answers = (question: string, answer: string): boolean =>
  new Ajv({ strict: false }).validate(questions[question], answer);

/** Renders what a run would, were it started past the form: nothing but the engine looked at the answers. */
const render = (values: object) =>
  Project.render({
    template: 'node-microservice',
    directory: directory.resolve(randomUUID(), 'workspace'),
    values: { ...aService({ providesApi: true, ...values }) },
  });

let plain: Project;
beforeAll(async () => {
  plain = await render({ system: 'none' });
});

describe.each(hostileTexts)('$name', ({ text }) => {
  let project: Project;
  beforeAll(async () => {
    project = await render({ description: text, system: text });
  });

  it('stays the same text in every file that is data', () => {
    const entity = { metadata: { description: text }, spec: { system: text } };
    expect(project.yaml('catalog-info.yaml')).toMatchObject([entity, entity]);
    expect(project.yaml('openapi.yaml')).toMatchObject([
      { info: { description: text } },
    ]);
    expect(project.yaml('mkdocs.yml')).toMatchObject([
      { site_description: text },
    ]);
    expect(project.json('package.json')).toMatchObject({ description: text });
    expect(project.json('.platform/origin.json')).toMatchObject({
      answers: { description: text, system: text },
    });
  });

  it.each(['README.md', 'docs/index.md'])('is only words in %s', file => {
    expect(structureOf(project.read(file))).toEqual(
      structureOf(plain.read(file)),
    );
  });

  it('touches no other file, and none outside of the workspace', async () => {
    const files = await plain.files();
    expect(await project.files()).toEqual(files);
    expect(
      files.filter(file => project.read(file) !== plain.read(file)),
    ).toEqual([
      '.platform/origin.json',
      'README.md',
      'catalog-info.yaml',
      'docs/index.md',
      'k8s/base/kustomization.yaml',
      'mkdocs.yml',
      'openapi.yaml',
      'package.json',
    ]);
    expect(readdirSync(dirname(project.directory))).toEqual(['workspace']);
  });
});

it('keeps an owner that nobody checked a text', async () => {
  const owner = 'a\n  system: theirs # "';
  const project = await render({ owner });
  expect(project.yaml('catalog-info.yaml')).toMatchObject([
    { spec: { owner } },
    { spec: { owner } },
  ]);
});

it.each([...hostileNames, 'true', 'false', 'null', 'yes', 'off'])(
  'is no name: %j',
  name => {
    expect(answers('name', name)).toBe(false);
  },
);

it.each(hostileNames)('is no owner and no system: %j', ref => {
  expect(answers('owner', ref)).toBe(false);
  expect(answers('system', ref)).toBe(false);
});

it('asks for a description of one short line', () => {
  expect(answers('description', 'One\nkind: Template')).toBe(false);
  expect(answers('description', '\u0000')).toBe(false);
  expect(answers('description', 'x'.repeat(MEGABYTE))).toBe(false);
});

it.each(['docs', 'README.md', 'package.json'])(
  'writes through no link that stands in place of %s',
  async name => {
    const outside = directory.resolve(randomUUID());
    const workspace = directory.resolve(randomUUID());
    mkdirSync(outside);
    mkdirSync(workspace);
    writeFileSync(join(outside, 'index.md'), 'theirs');
    const target = name === 'docs' ? outside : join(outside, 'index.md');
    symlinkSync(target, join(workspace, name));

    await expect(
      Project.render({
        template: 'node-microservice',
        directory: workspace,
        values: { ...aService() },
      }),
    ).rejects.toThrow(/outside/);

    expect(readdirSync(outside)).toEqual(['index.md']);
    expect(readFileSync(join(outside, 'index.md'), 'utf8')).toBe('theirs');
  },
);

/** What a reader of Markdown makes of it, but for the words. Raw HTML and bare addresses count. */
function structureOf(markdown: string): string[] {
  return new MarkdownIt({ html: true, linkify: false })
    .parse(markdown, {})
    .flatMap(token => [token, ...(token.children ?? [])])
    .filter(({ type }) => type !== 'text' && type !== 'text_special')
    .map(({ type, tag, attrs }) => `${type} ${tag} ${attrs ?? ''}`);
}
