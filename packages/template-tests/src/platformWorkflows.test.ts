// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkout } from './project';
import { problemsOf } from './workflowProblems';

const folder = join(checkout, 'platform/workflows');
const files = readdirSync(folder).filter(file => file.endsWith('.yaml'));

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
}

interface Job {
  needs?: string | string[];
  environment?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  jobs: Record<string, Job>;
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflow = (file: string): Workflow => parse(read(file));

it('there are workflows', () => {
  expect(files).toContain('node-service-v1.yaml');
});

describe.each(files)('%s', file => {
  const { on, permissions, jobs } = workflow(file);
  const steps = Object.values(jobs).flatMap(job => job.steps);

  it('is one by GitHub’s own parser', async () => {
    await expect(problemsOf(file, read(file))).resolves.toEqual([]);
  });

  it('is called, may do no more than it must, and ends', () => {
    expect(Object.keys(on)).toEqual(['workflow_call']);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(20);
    }
  });

  it('takes each action by its commit, and says which version that is', () => {
    const used = read(file).match(/uses: .+/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(
      used.filter(line => !/@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });

  it('puts no expression into a shell, where its value would run', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('needs no secret that somebody would have to keep', () => {
    const secrets = new Set(read(file).match(/secrets\.\w+/g));
    secrets.delete('secrets.GITHUB_TOKEN');
    expect([...secrets]).toEqual([]);
  });
});

it('an action has one commit everywhere', () => {
  const commits = new Map<string, Set<string>>();
  for (const [, action, commit] of files
    .map(read)
    .join('\n')
    .matchAll(/uses: ([^@]+)@(\w+)/g)) {
    commits.set(action, (commits.get(action) ?? new Set()).add(commit));
  }
  expect([...commits].filter(([, known]) => known.size > 1)).toEqual([]);
});

describe('the pipeline of a service', () => {
  const { jobs } = workflow('node-service-v1.yaml');
  const position = (what: RegExp) =>
    jobs.image.steps.findIndex(({ uses = '', run = '' }) =>
      what.test(`${uses} ${run}`),
    );

  it('makes an image only of what was built, tested and scanned', () => {
    expect(jobs.image.needs).toEqual(['test', 'code']);
    expect(jobs.test.steps.flatMap(({ run }) => run ?? [])).toEqual(
      expect.arrayContaining([
        'npm ci --ignore-scripts',
        'npm run build',
        'npm run lint',
        'npm run typecheck',
        'npm test',
      ]),
    );
  });

  it('scans before it pushes, pushes before it signs, and verifies last', () => {
    const order = [
      /build-push-action/,
      /docker run/,
      /trivy-action/,
      /spdx-json[^]*cyclonedx/,
      /skopeo copy --preserve-digests/,
      /cosign sign[^]*cosign attest/,
      /cosign verify /,
    ].map(position);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(position(/cosign verify /)).toBe(jobs.image.steps.length - 1);
  });

  it('fails on what can be mended, and builds nothing into a registry', () => {
    const scans = Object.values(jobs)
      .flatMap(job => job.steps)
      .filter(({ uses }) => uses?.includes('trivy-action'));
    expect(scans).toHaveLength(2);
    for (const scan of scans) {
      expect(scan.with).toMatchObject({
        'exit-code': '1',
        severity: 'HIGH,CRITICAL',
        'ignore-unfixed': true,
      });
    }
    const build = jobs.image.steps[position(/build-push-action/)];
    expect(build.with).not.toHaveProperty('push');
    expect(build.with?.outputs).toMatch(/^type=oci,/);
  });

  it('leaves nothing behind of a pull request', () => {
    const pushing = position(/docker\/login-action/);
    const after = jobs.image.steps.slice(pushing);
    expect(
      after.filter(step => step.if !== "github.event_name != 'pull_request'"),
    ).toEqual([]);
  });
});

it('only what the pipeline signed is deployed', () => {
  const { jobs } = workflow('deploy-service-v1.yaml');
  expect(jobs.deploy.environment).toBe('production');
  const runs = jobs.deploy.steps.map(({ run = '' }) => run);
  const verified = runs.findIndex(run => run.includes('cosign verify'));
  const named = runs.findIndex(run => run.includes('kustomize edit set image'));
  expect(verified).toBeGreaterThan(0);
  expect(named).toBeGreaterThan(verified);
});
