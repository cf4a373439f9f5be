// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  templateEntityV1beta3Validator,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import {
  ANNOTATION_TEMPLATE_VERSION,
  SERVICE_NAME_PATTERN,
} from '@macadam/portal-common';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { checkout } from '../project';

const folder = join(checkout, 'templates/node-microservice');
const template: TemplateEntityV1beta3 = parse(
  readFileSync(join(folder, 'template.yaml'), 'utf8'),
);
const pages = [template.spec.parameters ?? []].flat() as unknown as Page[];
const questions = Object.assign({}, ...pages.map(page => page.properties));

interface Page {
  title: string;
  required?: string[];
  properties: Record<string, Question>;
}

interface Question {
  title?: string;
  description?: string;
  pattern?: string;
  maxLength?: number;
  'ui:field'?: string;
  'ui:options'?: unknown;
}

/** The form as the scaffolder checks it: every page in turn. */
function accepts(answers: Record<string, unknown>): boolean {
  const ajv = new Ajv({ strict: false });
  return pages.every(page =>
    ajv.validate({ type: 'object', ...page }, answers),
  );
}

const enough = {
  name: 'payment-api',
  description: 'Takes payments',
  owner: 'group:default/payments-team',
};

it('is a template that the scaffolder accepts', async () => {
  await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
    true,
  );
});

it('asks few things, each with a title and a sentence', () => {
  expect(Object.keys(questions)).toEqual([
    'name',
    'description',
    'owner',
    'system',
    'port',
    'tracing',
    'providesApi',
    'requiredReviewers',
  ]);
  for (const question of Object.values<Question>(questions)) {
    expect(question.title).toEqual(expect.any(String));
    expect(question.description).toEqual(expect.any(String));
  }
});

it('has its services remember every answer', () => {
  const origin = readFileSync(
    join(folder, 'skeleton/.platform/origin.json.njk'),
    'utf8',
  );
  const [, answers = ''] = origin.split('"answers"');
  expect([...answers.matchAll(/"(\w+)":/g)].map(([, key]) => key)).toEqual(
    Object.keys(questions),
  );
});

it('takes names by the rule that all of the portal shares', () => {
  expect(questions.name).toMatchObject({
    pattern: SERVICE_NAME_PATTERN,
    maxLength: 50,
  });
});

it('offers as owners the groups that the person may create for', () => {
  expect(questions.owner).toMatchObject({ 'ui:field': 'ServiceOwner' });
});

it.each([
  { name: 'the three required answers alone', change: {}, answer: true },
  {
    name: 'every answer',
    change: {
      system: 'checkout',
      port: 8080,
      tracing: false,
      providesApi: true,
      requiredReviewers: 2,
    },
    answer: true,
  },
  {
    name: 'a name with a trailing hyphen',
    change: { name: 'payment-' },
    answer: false,
  },
  { name: 'no owner', change: { owner: undefined }, answer: false },
  { name: 'a blank description', change: { description: ' ' }, answer: false },
  {
    name: 'a description of two lines',
    change: { description: 'One\ntwo' },
    answer: false,
  },
  {
    name: 'a description as long as a page',
    change: { description: 'x'.repeat(201) },
    answer: false,
  },
  { name: 'a port that needs root', change: { port: 80 }, answer: false },
  {
    name: 'a port that does not exist',
    change: { port: 65536 },
    answer: false,
  },
  { name: 'three reviewers', change: { requiredReviewers: 3 }, answer: false },
])('$name: $answer', ({ change, answer }) => {
  expect(accepts({ ...enough, ...change })).toBe(answer);
});

it('goes from the name to the catalog in order', () => {
  expect(template.spec.steps.map(({ action }) => action)).toEqual([
    'macadam:repository:reserve',
    'fetch:template',
    'macadam:repository:publish',
    'macadam:pipeline:start',
    'macadam:catalog:register',
  ]);
});

it('names no host and no organisation', () => {
  expect(JSON.stringify(template)).not.toMatch(/github\.com|https?:|acme/);
});

it('has one version: in its metadata, in what it writes, atop its changelog', () => {
  const version = template.metadata.annotations?.[ANNOTATION_TEMPLATE_VERSION];
  const fetched = template.spec.steps.find(({ id }) => id === 'fetch');
  const [, newest] =
    readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').match(/^## (\S+)$/m) ??
    [];
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(fetched?.input?.values).toMatchObject({ templateVersion: version });
  expect(newest).toBe(version);
});
