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
  env?: Record<string, string>;
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

const pipelines = files.filter(file => file.startsWith('node-service-'));

it('there are workflows, and none of those that services call goes away', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'deploy-service-v1.yaml',
      'docs-v1.yaml',
      'node-service-v1.yaml',
      'node-service-v2.yaml',
    ]),
  );
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

  it('takes each action by its commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(action => !/@[\da-f]{40}$/.test(action))).toEqual([]);
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

describe.each(pipelines)('the pipeline %s', file => {
  const { jobs } = workflow(file);
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
      /skopeo copy (--all )?--preserve-digests/,
      /cosign sign[^]*cosign attest/,
      /cosign verify /,
    ].map(position);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(position(/cosign verify /)).toBe(jobs.image.steps.length - 1);
  });

  it('looks for secrets, for faults in the code, and at what a change brings in', () => {
    const used = jobs.code.steps.map(({ uses = '', with: given }) => ({
      action: uses.split('@')[0],
      ...given,
    }));
    expect(used).toMatchObject([
      { action: 'actions/checkout' },
      { scanners: 'secret,misconfig,vuln' },
      { action: 'github/codeql-action/init' },
      { action: 'github/codeql-action/analyze' },
      {
        action: 'actions/dependency-review-action',
        'fail-on-severity': 'high',
        'deny-licenses': expect.stringContaining('AGPL-3.0-only'),
      },
    ]);
  });

  it('gives the same image for the same commit', () => {
    const timed = position(/SOURCE_DATE_EPOCH=\$\(git log/);
    expect(timed).toBeGreaterThan(0);
    expect(timed).toBeLessThan(position(/build-push-action/));
    const build = jobs.image.steps[position(/build-push-action/)];
    expect(build.with).toMatchObject({
      outputs: expect.stringContaining('rewrite-timestamp=true'),
      'cache-from': 'type=gha',
    });
  });

  it('fails on what can be mended, and builds nothing into a registry', () => {
    const scans = Object.values(jobs)
      .flatMap(job => job.steps)
      .filter(({ uses }) => uses?.includes('trivy-action'));
    expect(scans.length).toBeGreaterThan(1);
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

describe('the newest pipeline', () => {
  const { jobs } = workflow('node-service-v2.yaml');
  const script = (what: RegExp) =>
    jobs.image.steps.map(({ run = '' }) => run).find(text => what.test(text));

  it('may ask for its run, as uploads of findings do on private repositories', () => {
    for (const job of [jobs.code, jobs.image]) {
      expect(job.permissions).toMatchObject({
        actions: 'read',
        'security-events': 'write',
      });
    }
  });

  it('does for each kind of processor all that it does for one', () => {
    const [build, ...scans] = jobs.image.steps.flatMap(
      ({ uses, with: given }) =>
        /build-push|trivy/.test(uses ?? '') ? [given] : [],
    );
    expect(build?.platforms).toBe('linux/amd64,linux/arm64');
    expect(scans.map(scan => scan?.input)).toEqual([
      '${{ runner.temp }}/amd64',
      '${{ runner.temp }}/arm64',
    ]);
    const loop = 'for processor in amd64 arm64; do';
    for (const what of [
      /spdx-json/,
      /manifests\[0\]/,
      /--type cyclonedx --p/,
    ]) {
      expect(script(what)).toContain(loop);
    }
    expect(script(/cosign sign/)).toContain('"$AMD64_REF" "$ARM64_REF"');
    expect(script(/cosign verify /)).toContain('"$AMD64_REF" "$ARM64_REF"');
    expect(script(/skopeo copy --all/)).toBeDefined();
  });
});

describe('documentation', () => {
  const { jobs } = workflow('docs-v1.yaml');
  const commands = (job: Job) => job.steps.flatMap(({ run }) => run ?? []);

  it('is built by techdocs-cli', () => {
    expect(commands(jobs.build)).toEqual([
      expect.stringContaining('mkdocs-techdocs-core=='),
      expect.stringMatching(/^npm install .* @techdocs\/cli@\d+\.\d+\.\d+$/),
      'techdocs-cli generate --no-docker',
    ]);
  });

  it('is published by techdocs-cli under the name that the catalog has for the service, by a job that ran none of its code', () => {
    expect(jobs.publish.needs).toBe('build');
    expect(commands(jobs.publish)).toEqual([
      expect.stringMatching(/^npm install .* @techdocs\/cli@\d+\.\d+\.\d+$/),
      'techdocs-cli publish --publisher-type awsS3 --storage-name "$BUCKET" --entity "$ENTITY"',
    ]);
    expect(jobs.publish.steps.at(-1)?.env).toMatchObject({
      ENTITY: 'default/component/${{ github.event.repository.name }}',
    });
    expect(
      jobs.publish.steps.some(({ uses }) => uses?.includes('checkout')),
    ).toBe(false);
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

it('every pipeline signs in its own name, and what any of them signed is deployed', () => {
  const [, signers] = read('deploy-service-v1.yaml').match(
    /SIGNERS: .*\/workflows\/(.+)$/m,
  ) ?? [''];
  for (const file of pipelines) {
    expect(read(file)).toContain(
      `/platform/.github/workflows/${file}@refs/heads/main\n`,
    );
    expect(`${file}@refs/heads/main`).toMatch(new RegExp(`^${signers}$`));
  }
});
