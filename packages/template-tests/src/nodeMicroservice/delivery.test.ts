// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkout, Project } from '../project';
import { aService } from './answers';

interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency: object;
  jobs: Record<string, Job>;
}

interface Job {
  uses: string;
  permissions: Record<string, string>;
  secrets?: unknown;
  steps?: unknown;
}

const directory = createMockDirectory();
let project: Project;
beforeAll(async () => {
  project = await Project.render({
    template: 'node-microservice',
    values: { ...aService({ tracing: true }) },
    directory: directory.path,
  });
});

function workflow(name: string): Workflow {
  return project.yaml<Workflow>(`.github/workflows/${name}.yaml`)[0];
}

describe.each(['ci', 'deploy'])('the workflow %s', name => {
  it('only calls workflows that the platform’s repository has', () => {
    const { permissions, concurrency, jobs } = workflow(name);
    expect(permissions).toEqual({});
    expect(concurrency).toBeDefined();
    for (const { uses, steps, secrets } of Object.values(jobs)) {
      expect({ steps, secrets }).toEqual({});
      const [, file] =
        uses.match(/^acme\/platform\/\.github\/workflows\/(.+)@main$/) ?? [];
      expect(existsSync(join(checkout, 'platform/workflows', file))).toBe(true);
    }
  });
});

it('CI runs for every change, and by hand too', () => {
  const { name, on, jobs } = workflow('ci');
  expect(name).toBe('CI');
  expect(Object.keys(on)).toEqual([
    'push',
    'pull_request',
    'workflow_dispatch',
  ]);
  expect(Object.keys(jobs)).toEqual(['service', 'docs']);
});

it('a developer has the verbs that every service has', () => {
  const verbs = project.read('Makefile').match(/^[a-z]+(?=:.*##)/gm);
  expect(verbs).toEqual([
    'help',
    'setup',
    'dev',
    'lint',
    'test',
    'build',
    'run',
    'image',
    'scan',
    'deploy',
  ]);
});

it('deployments to production have the name and the environment that they are measured by', () => {
  const { name, on, jobs } = workflow('deploy');
  expect(name).toBe('Deploy to Production');
  expect(on).toMatchObject({
    workflow_run: { workflows: [workflow('ci').name], branches: ['main'] },
  });
  expect(on).toHaveProperty('workflow_dispatch');
  expect(Object.values(jobs).map(({ uses }) => uses)).toEqual([
    'acme/platform/.github/workflows/deploy-service-v1.yaml@main',
  ]);
});

it('the image is built in stages and runs without root', () => {
  const lines = project.read('Dockerfile').split('\n');
  const images = lines.filter(line => line.startsWith('FROM '));
  expect(images).toHaveLength(2);
  expect(images.join()).not.toMatch(/sha256|latest/);
  expect(images.every(image => /:[\w.-]+( AS \w+)?$/.test(image))).toBe(true);
  expect(lines.filter(line => line.startsWith('USER '))).toEqual([
    'USER 65532:65532',
  ]);
  expect(lines).toContain(
    'CMD ["--import", "./dist/tracing.js", "--enable-source-maps", "dist/index.js"]',
  );
});

it('Renovate is asked to pin what has only a version here', () => {
  const { extends: presets } = project.json<{ extends: string[] }>(
    'renovate.json',
  );
  expect(presets).toEqual(
    expect.arrayContaining([
      'docker:pinDigests',
      'helpers:pinGitHubActionDigests',
    ]),
  );
});

it('the owning team reviews every file', () => {
  const rules = project
    .read('.github/CODEOWNERS')
    .split('\n')
    .filter(line => line && !line.startsWith('#'));
  expect(rules).toEqual(['* @acme/payments-team']);
});

it('documentation has a runbook, and its pages exist', async () => {
  const [{ nav }] = project.yaml<{
    nav: Record<string, string | Record<string, string>[]>[];
  }>('mkdocs.yml');
  const pages = nav
    .flatMap(entry => Object.values(entry).flat())
    .flatMap(entry =>
      typeof entry === 'string' ? entry : Object.values(entry),
    )
    .map(page => `docs/${page}`);
  expect(pages).toContain('docs/runbook.md');
  expect(await project.files()).toEqual(expect.arrayContaining(pages));
});

it.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/index.md'])(
  'links of %s lead somewhere',
  async file => {
    const folder = file.includes('/') ? 'docs/' : '';
    const links = [
      ...project.read(file).matchAll(/\]\((?!https:)([^)#]+)\)/g),
    ].map(([, path]) => `${folder}${path}`);
    expect(links.length).toBeGreaterThan(0);
    const files = await project.files();
    expect(
      links.filter(
        link => !files.some(path => path === link || path.startsWith(link)),
      ),
    ).toEqual([]);
  },
);
