// SPDX-License-Identifier: Apache-2.0
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import goldenPathActions from '@macadam/plugin-scaffolder-backend-module-golden-path';
import { anEntity, other } from '@macadam/test-portal';
import { GoldenPathPortal } from '../__testUtils__/GoldenPathPortal';

jest.setTimeout(120_000);

const canary = 'canary-4711';
const payments = 'group:default/payments-team';
const location =
  'https://forge.example/acme/platform/blob/main/t/template.yaml';
const values = { name: 'new-service', owner: payments };

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const skeleton: Record<string, string> = {
  'skeleton/README.md': '# ${{ values.name }} of ${{ values.codeowners }}\n',
  'skeleton/logo.png': '\u0000\u0001',
  'skeleton/canary.txt':
    '${{ environment }}${{ secrets }}${{ process }}${{ global }}',
  'escape/constructor.txt':
    "${{ values.owner.constructor.constructor('return process.env.CANARY')() }}",
  'origin/commit.txt': '${{ values.commit }}',
};
let reads = 0;
let portal: GoldenPathPortal;

beforeAll(async () => {
  process.env.CANARY = canary;
  const knex = await databases.init('POSTGRES_18');
  portal = await GoldenPathPortal.start({
    entities: forgeUrl => [
      aTemplate('good', [fetchSkeleton]),
      aTemplate(
        'ours',
        [
          aStep('fetch:template', {
            url: './origin',
            values: {
              commit: "${{ steps['reserve'].output.templateCommit or '' }}",
            },
          }),
        ],
        `${forgeUrl}/acme/payment-service/blob/main/src/template.yaml`,
      ),
      aTemplate('leaky', [
        fetchSkeleton,
        aStep('fetch:template', {
          url: './skeleton',
          targetPath: 'leak',
          values: {
            name: '${{ secrets.backstageToken }}',
            codeowners: '${{ environment.secrets.API_KEY }}',
          },
        }),
      ]),
      aTemplate('escaping', [
        aStep('fetch:template', {
          url: './escape',
          values: { owner: '${{ parameters.owner }}' },
        }),
      ]),
      aTemplate('acting', [
        fetchSkeleton,
        aStep('fetch:plain', { url: 'https://elsewhere.example/x' }),
        aStep('publish:github', { repoUrl: 'github.com?owner=a&repo=b' }),
      ]),
      anEntity('Group', 'payments-team', {
        annotations: { 'github.com/team-slug': 'acme/payments' },
      }),
      anEntity('Component', 'no-template'),
    ],
    scaffolder: [scaffolder, goldenPathActions],
    features: [
      mockServices.database.factory({ knex }),
      mockServices.urlReader.mock({ readTree }).factory,
    ],
    config: {
      scaffolder: { defaultEnvironment: { secrets: { API_KEY: canary } } },
    },
  });
});

afterAll(() => portal.stop());

it('shows the files and what else would be created, and creates nothing', async () => {
  const { status, body } = await preview('good', values);
  expect({ status, message: body.error?.message }).toEqual({ status: 200 });
  expect({ creates: body.creates, onlyInRun: body.onlyInRun }).toEqual({
    creates: [
      {
        kind: 'repository',
        name: 'acme/new-service',
        visibility: 'private',
        owner: payments,
        requiredReviewers: 2,
      },
      { kind: 'pipeline', workflow: 'ci.yaml' },
      { kind: 'entity', entityRef: 'component:default/new-service' },
    ],
    onlyInRun: [],
  });
  expect(body.files).toMatchObject([
    { path: 'README.md', text: '# new-service of @acme/payments\n' },
    { path: 'canary.txt' },
    { path: 'logo.png', sizeBytes: 2, isCut: false },
  ]);
  expect(body.files[2].text).toBeUndefined();
  const { status: onForge } = await portal.forge.request(
    'GET',
    '/repos/acme/new-service',
  );
  expect(onForge).toBe(404);
});

it('shows the commit of the template that a run would note', async () => {
  const { body } = await preview('ours', values);
  const commits = await portal.forge.request(
    'GET',
    '/repos/acme/payment-service/commits?path=src',
  );
  const [{ sha }] = (await commits.json()) as { sha: string }[];
  expect(body.files).toMatchObject([{ path: 'commit.txt', text: sha }]);
});

it('reads the files of a template that has not changed only once', async () => {
  await preview('good', values);
  const before = reads;
  await preview('good', values);
  expect(reads).toBe(before);
});

it('lets nothing of the process and its secrets into a preview', async () => {
  const { status, text, body } = await preview('leaky', values);
  expect(status).toBe(200);
  expect(text).not.toContain(canary);
  expect(text).not.toMatch(/eyJ[\w-]+\./);
  expect(text).not.toContain(process.env.PATH);
  expect(body.onlyInRun).toEqual(['fetch:template']);
});

it('lets no expression out of the renderer', async () => {
  const { text } = await preview('escaping', values);
  expect(text).not.toContain(canary);
});

it('leaves out the steps that act outside, and names them', async () => {
  const { body } = await preview('acting', values);
  expect(body.onlyInRun).toEqual(['fetch:plain', 'publish:github']);
});

it('answers 400 with the fields that the form would not take, in its words', async () => {
  const { status, body } = await preview('good', { name: 'No' });
  expect({ status, fields: body.error.fields }).toEqual({
    status: 400,
    fields: [
      { field: 'owner', message: 'Needs a value' },
      { field: 'name', message: 'Use small letters' },
    ],
  });
});

it('takes text that looks like a template for text', async () => {
  const { body } = await preview('good', { ...values, note: '${{ 6 * 7 }}' });
  expect(body.files[0].text).not.toContain('42');
});

it.each([
  { what: 'no reference', templateRef: ':::' },
  { what: 'another kind', templateRef: 'component:default/no-template' },
])('answers 400 to $what', async ({ templateRef }) => {
  const { status } = await portal.post('/preview', { templateRef, values });
  expect(status).toBe(400);
});

it('answers 400 to a template of the caller', async () => {
  const template = aTemplate('own', []);
  const { status } = await portal.post('/preview', {
    templateRef: 'template:default/good',
    values,
    template,
  });
  expect(status).toBe(400);
});

it('answers 401 to nobody and 404 to no template', async () => {
  expect((await preview('good', values, 'nobody')).status).toBe(401);
  expect((await preview('absent', values)).status).toBe(404);
});

it('answers 403 to who may not create for that owner', async () => {
  expect((await preview('good', values, other)).status).toBe(403);
});

it('answers 403 to who may not run templates, or not read all of one', async () => {
  portal.permissions.authorize.mockResolvedValueOnce([
    { result: AuthorizeResult.DENY },
  ]);
  expect((await preview('good', values)).status).toBe(403);
  portal.permissions.authorizeConditional.mockResolvedValueOnce([
    { result: AuthorizeResult.ALLOW },
    { result: AuthorizeResult.DENY },
  ]);
  expect((await preview('good', values)).status).toBe(403);
});

it('answers 429 to who has previews under way', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => preview('good', values)),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(200);
  expect(statuses).toContain(429);
});

function preview(template: string, answers: object, by?: string) {
  const templateRef = `template:default/${template}`;
  return portal.post('/preview', { templateRef, values: answers }, by);
}

async function readTree(_url: string, options?: { etag?: string }) {
  if (options?.etag === 'one') throw new NotModifiedError();
  reads += 1;
  const files = Object.entries(skeleton).map(([path, text]) => ({
    path,
    content: async () => Buffer.from(text),
  }));
  return {
    etag: 'one',
    files: async () => files,
    archive: () => Promise.reject(new Error('Not asked for')),
    dir: () => Promise.reject(new Error('Not asked for')),
  };
}

type Step = TemplateEntityV1beta3['spec']['steps'][number];

function aStep(action: string, input: Step['input'], id?: string): Step {
  return { ...(id && { id }), action, input } as Step;
}

const fetchSkeleton = aStep('fetch:template', {
  url: './skeleton',
  values: {
    name: '${{ parameters.name }}${{ parameters.note }}',
    owner: '${{ parameters.owner }}',
    codeowners: "${{ steps['reserve'].output.codeowners }}",
  },
});

function aTemplate(
  name: string,
  steps: Step[],
  from = location,
): TemplateEntityV1beta3 {
  const repository = {
    name: '${{ parameters.name }}',
    owner: '${{ parameters.owner }}',
  };
  const slug = "${{ steps['publish'].output.slug }}";
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': `url:${from}` },
    },
    spec: {
      type: 'service',
      parameters: {
        required: ['name', 'owner'],
        properties: {
          name: {
            type: 'string',
            pattern: '^[a-z-]+$',
            errorMessage: { pattern: 'Use small letters' },
          },
          owner: { type: 'string' },
        },
      },
      steps: [
        aStep('macadam:repository:reserve', repository, 'reserve'),
        ...steps,
        aStep(
          'macadam:repository:publish',
          { ...repository, requiredReviewers: 2 },
          'publish',
        ),
        aStep('macadam:pipeline:start', {
          slug,
          workflow: 'ci.yaml',
          commitSha: "${{ steps['publish'].output.commitSha }}",
        }),
        aStep('macadam:catalog:register', {
          slug,
          entityRef: 'component:default/${{ parameters.name }}',
        }),
      ],
    },
  };
}
