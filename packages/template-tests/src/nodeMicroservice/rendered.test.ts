// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Project } from '../project';
import { aService, answersInPairs, type Answers, type Values } from './answers';

const ALWAYS = [
  '.devcontainer/devcontainer.json',
  '.dockerignore',
  '.editorconfig',
  '.env.example',
  '.github/CODEOWNERS',
  '.github/pull_request_template.md',
  '.github/workflows/ci.yaml',
  '.github/workflows/deploy.yaml',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  '.platform/origin.json',
  '.prettierignore',
  'CONTRIBUTING.md',
  'Dockerfile',
  'LICENSE',
  'Makefile',
  'README.md',
  'SECURITY.md',
  'catalog-info.yaml',
  'docs/adr/0001-start-on-the-golden-path.md',
  'docs/architecture.md',
  'docs/index.md',
  'docs/runbook.md',
  'eslint.config.js',
  'k8s/base/dashboard.json',
  'k8s/base/deployment.yaml',
  'k8s/base/hpa.yaml',
  'k8s/base/kustomization.yaml',
  'k8s/base/networkpolicy.yaml',
  'k8s/base/poddisruptionbudget.yaml',
  'k8s/base/service.yaml',
  'k8s/base/serviceaccount.yaml',
  'k8s/overlays/production/alerts.yaml',
  'k8s/overlays/production/externalsecret.yaml',
  'k8s/overlays/production/kustomization.yaml',
  'k8s/overlays/production/routing.yaml',
  'k8s/overlays/staging/kustomization.yaml',
  'mkdocs.yml',
  'package-lock.json',
  'package.json',
  'renovate.json',
  'slo.yaml',
  'src/app.test.ts',
  'src/app.ts',
  'src/config.test.ts',
  'src/config.ts',
  'src/index.test.ts',
  'src/index.ts',
  'src/manifests.test.ts',
  'src/metrics.ts',
  'src/middleware/auth.test.ts',
  'src/middleware/auth.ts',
  'src/middleware/logging.test.ts',
  'src/middleware/logging.ts',
  'src/observability.test.ts',
  'src/problem.ts',
  'src/routes/greetings.ts',
  'src/routes/health.ts',
  'src/shutdown.ts',
  'src/testing/service.ts',
  'src/traceFields.ts',
  'tsconfig.build.json',
  'tsconfig.json',
];
const WITH_TRACING = ['src/tracing.test.ts', 'src/tracing.ts'];
const WITHOUT_TRACING = ['src/traceFields.test.ts'];
const WITH_API = ['openapi.yaml', 'src/openapi.test.ts'];

const directory = createMockDirectory();
const render = (values: Values) =>
  Project.render({
    template: 'node-microservice',
    values: { ...values },
    directory: directory.resolve(randomUUID()),
  });

describe.each(answersInPairs)('answers %j', answers => {
  let project: Project;
  beforeAll(async () => {
    project = await render(aService(answers));
  });

  it('choose the files', async () => {
    const expected = [
      ...ALWAYS,
      ...(answers.tracing ? WITH_TRACING : WITHOUT_TRACING),
      ...(answers.providesApi ? WITH_API : []),
    ];
    expect(await project.files()).toEqual(expected.sort());
  });

  it('leave nothing of the template’s own language behind', async () => {
    const left = (await project.files()).filter(file => {
      const text = project.read(file);
      return file.startsWith('.github/workflows/')
        ? /\$\{\{(?! (github|vars|env|secrets)\.)/.test(text)
        : /\{%|\{#|\$\{\{/.test(text);
    });
    expect(left).toEqual([]);
  });

  it('leave nothing to be filled in by hand', async () => {
    const left = (await project.files()).filter(file =>
      /\b(TODO|FIXME|change_?me)\b|<your|example\.com/i.test(
        project.read(file),
      ),
    );
    expect(left).toEqual([]);
  });

  it('give JSON and YAML that parse', async () => {
    const files = await project.files();
    const parsed = files.flatMap(file => {
      if (/\.ya?ml$/.test(file)) return project.yaml(file);
      return file.endsWith('.json') ? [project.json(file)] : [];
    });
    expect(parsed.length).toBeGreaterThan(15);
    expect(parsed).not.toContain(null);
  });

  it('fail their tests when too little of the code is covered', () => {
    const { scripts } = project.json<Manifest>('package.json');
    const asked = ['lines=90', 'branches=85', 'functions=90'];
    for (const threshold of asked) {
      expect(scripts?.test).toContain(`--test-coverage-${threshold}`);
    }
  });

  it('give a lock file that fits package.json and names no registry', () => {
    const manifest = project.json<Manifest>('package.json');
    const lock = project.json<{
      name: string;
      packages: Record<string, Manifest & Installed>;
    }>('package-lock.json');
    const { '': root, ...installed } = lock.packages;
    expect(lock.name).toBe('greeter');
    expect(root).toMatchObject({
      name: manifest.name,
      version: manifest.version,
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
    expect(Object.values(installed).length).toBeGreaterThan(50);
    // The image of each processor takes what was installed on one: nothing that runs there may be made for one kind.
    expect(
      Object.values(installed).filter(
        ({ dev, os, cpu, libc }) => !dev && (os ?? cpu ?? libc),
      ),
    ).toEqual([]);
    expect(Object.values(installed).filter(entry => entry.resolved)).toEqual(
      [],
    );
    expect(project.read('.npmrc')).toContain(
      'omit-lockfile-registry-resolved=true',
    );
  });

  it('are remembered for upgrades', () => {
    const { description, owner, name } = aService();
    expect(project.json('.platform/origin.json')).toEqual({
      template: 'template:default/node-microservice',
      version: '1.4.0',
      answers: { name, description, owner, ...answers },
    });
  });

  it('are what the README tells of', () => {
    const { port, tracing, providesApi, requiredReviewers } = answers;
    const readme = project.read('README.md');
    expect(readme).toContain(`localhost:${port}/v1/greetings`);
    expect(readme.includes('OTEL_EXPORTER_OTLP_ENDPOINT')).toBe(tracing);
    expect(readme.includes('(openapi.yaml)')).toBe(providesApi);
    expect(readme).toContain(
      requiredReviewers === 1 ? 'needs 1 review ' : 'needs 2 reviews ',
    );
  });

  it('put the port wherever it is needed', () => {
    const port = String(answers.port);
    expect(project.read('.env.example')).toContain(`PORT=${port}\n`);
    expect(project.read('Dockerfile')).toMatch(
      new RegExp(`PORT=${port}\\b[^]*EXPOSE ${port} 9090\n`),
    );
    expect(project.read('k8s/base/kustomization.yaml')).toContain(
      `PORT=${port}\n`,
    );
    expect(project.read('README.md')).toContain(`localhost:${port}/`);
  });
});

it.each([
  ['port', { port: 8443 }],
  ['tracing', { tracing: true }],
  ['providesApi', { providesApi: true }],
  ['requiredReviewers', { requiredReviewers: 2 }],
  ['system', { system: 'checkout-platform' }],
] satisfies [keyof Answers, Partial<Answers>][])(
  'the answer to %s changes more than the memory of it',
  async (_, other) => {
    const [one, two] = await Promise.all(
      [{}, other].map(answers => render(aService(answers))),
    );
    const files = new Set([...(await one.files()), ...(await two.files())]);
    const changed = [...files].filter(
      file => textOf(one, file) !== textOf(two, file),
    );
    expect(changed).toContain('.platform/origin.json');
    expect(changed.length).toBeGreaterThan(1);
  },
);

function textOf(project: Project, file: string): string | undefined {
  return existsSync(join(project.directory, file))
    ? project.read(file)
    : undefined;
}

it('remembers which commit of the template it was made from, where that is known', async () => {
  const templateCommit = 'c'.repeat(40);
  const project = await render(aService({ templateCommit }));
  expect(project.json('.platform/origin.json')).toMatchObject({
    version: '1.4.0',
    commit: templateCommit,
  });
});

interface Installed {
  resolved?: string;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

interface Manifest {
  name?: string;
  version?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const HOSTILE = String.raw`"quotes" 'too': {a: [1]} <script>alert(1)</script> [x](javascript:1) \ ${'$'}{{ values.owner }} {% raw %} *b* # - | ${'`'}c${'`'} & é 漢`;

describe('a hostile description', () => {
  let project: Project;
  beforeAll(async () => {
    project = await render(
      aService({ description: HOSTILE, providesApi: true, tracing: true }),
    );
  });

  it('stays the same text in every file that is data', () => {
    const [component, api] = project.yaml<Described>('catalog-info.yaml');
    expect(component.metadata?.description).toBe(HOSTILE);
    expect(api.metadata?.description).toBe(HOSTILE);
    expect(project.json<Described>('package.json').description).toBe(HOSTILE);
    const [openapi] = project.yaml<Described>('openapi.yaml');
    expect(openapi.info?.description).toBe(HOSTILE);
    const [docs] = project.yaml<Described>('mkdocs.yml');
    expect(docs.site_description).toBe(HOSTILE);
    const origin = project.json<Described>('.platform/origin.json');
    expect(origin.answers?.description).toBe(HOSTILE);
  });

  it.each(['README.md', 'docs/index.md'])('is inert in %s', file => {
    const text = project.read(file);
    expect(text).not.toContain('<script>');
    expect(text).not.toMatch(/[^\\]\]\(javascript/);
  });

  it('reaches no other file', async () => {
    const files = (await project.files()).filter(file =>
      project.read(file).includes('alert(1)'),
    );
    expect(files.sort()).toEqual([
      '.platform/origin.json',
      'catalog-info.yaml',
      'mkdocs.yml',
      'openapi.yaml',
      'package.json',
    ]);
  });
});

interface Described {
  description?: string;
  site_description?: string;
  metadata?: { description?: string };
  info?: { description?: string };
  answers?: { description?: string };
}
