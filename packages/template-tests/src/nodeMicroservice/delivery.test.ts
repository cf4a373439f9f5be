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
  expect(jobs).toMatchObject({
    service: {
      uses: 'acme/platform/.github/workflows/node-service-v2.yaml@main',
    },
    docs: { uses: 'acme/platform/.github/workflows/docs-v1.yaml@main' },
  });
});

it('documentation is published under the name that the catalog has', () => {
  const [{ kind, metadata }] = project.yaml<{
    kind: string;
    metadata: { name: string; annotations: Record<string, string> };
  }>('catalog-info.yaml');
  // docs-v1.yaml publishes as default/component/<repository>.
  expect(kind).toBe('Component');
  expect(metadata).not.toHaveProperty('namespace');
  expect(metadata.annotations['github.com/project-slug']).toBe(
    `acme/${metadata.name}`,
  );
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

describe('the image', () => {
  const lines = () => project.read('Dockerfile').split('\n');
  const having = (word: string) =>
    lines().filter(line => line.startsWith(`${word} `));

  it('is built in stages, of which the last has neither a shell nor a package manager', () => {
    const images = having('FROM');
    expect(images).toHaveLength(2);
    expect(images.join()).not.toMatch(/sha256|latest/);
    expect(images.every(image => /:[\w.-]+( AS \w+)?$/.test(image))).toBe(true);
    expect(images[1]).toMatch(/distroless.*:nonroot$/);
  });

  it('is made for any processor on one: only the building machine’s own stage runs commands', () => {
    const [build, last] = project
      .read('Dockerfile')
      .split(/^FROM /m)
      .slice(1);
    expect(build).toMatch(/^--platform=\$BUILDPLATFORM /);
    expect(last).not.toMatch(/^RUN /m);
  });

  it('runs without root, and cannot change its own code', () => {
    expect(having('USER')).toEqual(['USER 65532:65532']);
    const copies = having('COPY').filter(line => line.includes('--from='));
    expect(copies).toHaveLength(3);
    expect(copies.every(line => line.includes('--chown=0:0 '))).toBe(true);
  });

  it('installs by the lock file, out of a cache, and keeps nothing that only building needs', () => {
    expect(having('RUN')).toEqual([
      'RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts',
      'RUN npm run build && npm prune --omit=dev',
    ]);
  });

  it('says what it is made of, and holds no secret', () => {
    const text = project.read('Dockerfile');
    for (const label of ['title', 'source', 'revision']) {
      expect(text).toContain(`org.opencontainers.image.${label}=`);
    }
    expect(text).toContain('source="https://forge.example/acme/greeter"');
    expect(having('ARG')).toEqual(['ARG REVISION=unknown']);
    expect(text).not.toMatch(/secret|token|password/i);
  });

  it('is told to stop as the service expects it, and starts with traces', () => {
    expect(lines()).toContain('STOPSIGNAL SIGTERM');
    expect(lines()).toContain(
      'CMD ["--import", "./dist/tracing.js", "--enable-source-maps", "dist/index.js"]',
    );
  });

  it('is the same on a developer’s machine as in the pipeline for the same commit', () => {
    expect(project.read('Makefile')).toMatch(
      /SOURCE_DATE_EPOCH="\$\$\(git log -1 --pretty=%ct\)" docker build /,
    );
  });
});

it('Renovate is asked to pin what has only a version here, but for the platform’s workflows', () => {
  const { extends: presets, packageRules } = project.json<{
    extends: string[];
    packageRules: object[];
  }>('renovate.json');
  expect(presets).toEqual(
    expect.arrayContaining([
      'docker:pinDigests',
      'helpers:pinGitHubActionDigests',
    ]),
  );
  // They sign in the name that they are called by, and production asks for the one at main.
  expect(packageRules.at(-1)).toMatchObject({
    matchManagers: ['github-actions'],
    matchPackageNames: ['acme/platform'],
    pinDigests: false,
  });
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
