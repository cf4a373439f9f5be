// SPDX-License-Identifier: Apache-2.0
import { text } from '../text';

/** How a language is set up and checked. */
export interface Toolchain {
  ignored: string[];
  /** The workflow's step that brings the toolchain. */
  setup: string[];
  /** Name of a step to its command. */
  checks: Record<string, string>;
}

const PYTHON: Toolchain = {
  ignored: ['.venv/', '__pycache__/', '.pytest_cache/', 'site/'],
  setup: [
    'uses: actions/setup-python@v5',
    'with: { python-version: "3.12", cache: pip }',
  ],
  checks: {
    Install: 'pip install --requirement requirements.txt',
    Lint: 'ruff check .',
    Test: 'pytest',
  },
};

const NODE: Toolchain = {
  ignored: ['node_modules/', 'dist/', 'coverage/', 'site/'],
  setup: ['uses: actions/setup-node@v4', 'with: { node-version: 24 }'],
  checks: {
    Install: 'npm install --ignore-scripts',
    Types: 'npm run types',
    Test: 'npm test',
  },
};

const GO: Toolchain = {
  ignored: ['/bin/', 'site/'],
  setup: ['uses: actions/setup-go@v5', 'with: { go-version-file: go.mod }'],
  checks: { Vet: 'go vet ./...', Test: 'go test -race ./...' },
};

const JAVA: Toolchain = {
  ignored: ['/build/', '.gradle/', 'site/'],
  setup: [
    'uses: actions/setup-java@v4',
    'with: { distribution: temurin, java-version: 21, cache: gradle }',
  ],
  checks: { Build: 'gradle build', Test: 'gradle test' },
};

export const TOOLCHAINS = { python: PYTHON, node: NODE, go: GO, java: JAVA };

/** Checks every push; on the default branch it also publishes the docs that the portal shows. */
export function ciWorkflow(
  name: string,
  toolchain: Toolchain,
  hasDocs = true,
): string {
  const checks = Object.entries(toolchain.checks).map(
    ([step, command]) => `      - name: ${step}\n        run: ${command}\n`,
  );
  const head = text`
    name: ci
    on:
      pull_request:
      push:
        branches: [main]
    permissions:
      contents: read
    jobs:
      test:
        runs-on: ubuntu-latest
        timeout-minutes: 15
        steps:
          - uses: actions/checkout@v4
          - ${toolchain.setup.join('\n  ')}
  `;
  return head + checks.join('') + (hasDocs ? docsJob(name) : '');
}

function docsJob(name: string): string {
  const job = text`
    docs:
      if: github.ref == 'refs/heads/main'
      needs: test
      runs-on: ubuntu-latest
      timeout-minutes: 10
      permissions:
        contents: read
        id-token: write
      steps:
        - uses: actions/checkout@v4
        - uses: actions/setup-python@v5
          with: { python-version: "3.12" }
        - run: pip install mkdocs-techdocs-core
        - run: npx @techdocs/cli generate --no-docker
        - run: >-
            npx @techdocs/cli publish --publisher-type awsS3
            --storage-name acme-techdocs --entity default/component/${name}
  `;
  return job.replace(/^(?=.)/gm, '  ');
}

/**
 * Builds one image from a commit and has Argo CD run it, first where nobody is hurt.
 *
 * @param isByHand - only when somebody says so, and not on every push
 */
export function deployWorkflow(name: string, isByHand = false): string {
  const head = text`
    name: Deploy to Production
    on:
      ${isByHand ? 'workflow_dispatch:' : EACH_PUSH}
    permissions:
      contents: read
      packages: write
    concurrency: production
    env:
      IMAGE: ghcr.io/acme/${name}:\${{ github.sha }}
      ARGOCD_SERVER: argocd.acme.example
    jobs:
      build:
        runs-on: ubuntu-latest
        timeout-minutes: 20
        steps:
          - uses: actions/checkout@v4
          - uses: docker/login-action@v3
            with:
              registry: ghcr.io
              username: \${{ github.actor }}
              password: \${{ secrets.GITHUB_TOKEN }}
          - uses: docker/build-push-action@v6
            with:
              push: true
              tags: \${{ env.IMAGE }}
          - name: Check the image
            run: docker run --rm "$IMAGE" --check
  `;
  return (
    head +
    deployJob(name, 'staging', 'build') +
    deployJob(name, 'production', 'staging')
  );
}

const EACH_PUSH =
  "push:\n  branches: [main]\n  paths-ignore: ['**.md']\nworkflow_dispatch:";

function deployJob(name: string, environment: string, needs: string): string {
  const job = text`
    ${environment}:
      needs: ${needs}
      runs-on: ubuntu-latest
      timeout-minutes: 15
      environment: ${environment}
      env:
        ARGOCD_AUTH_TOKEN: \${{ secrets.ARGOCD_AUTH_TOKEN }}
      steps:
        - name: Bring it to ${environment}
          run: |
            argocd app set ${name}-${environment} --helm-set image="$IMAGE"
            argocd app wait ${name}-${environment} --health --timeout 600
  `;
  return job.replace(/^(?=.)/gm, '  ');
}
