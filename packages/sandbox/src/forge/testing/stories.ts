// SPDX-License-Identifier: Apache-2.0
import type { Story, StoryCommit, StoryRepository } from '../../story';

export const CI_WORKFLOW = `name: ci
on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Unit tests
        run: npm test
`;

export function aStory(change: Partial<Story> = {}): Story {
  return {
    organization: { login: 'acme', name: 'Acme', description: 'Makes things' },
    users: [
      { login: 'ada', name: 'Ada', email: 'ada@acme.example' },
      { login: 'bob', name: 'Bob', email: 'bob@acme.example' },
      { login: 'eve', name: 'Eve', email: 'eve@acme.example' },
    ],
    teams: [
      aTeam('payments', ['ada', 'bob']),
      { ...aTeam('payments-leads', ['bob']), parent: 'payments' },
      aTeam('orders', ['eve']),
    ],
    repositories: [aRepository()],
    ...change,
  };
}

export function aRepository(
  change: Partial<StoryRepository> = {},
): StoryRepository {
  return {
    name: 'payment-service',
    description: 'Takes the money',
    topics: ['service'],
    visibility: 'private',
    commits: [
      aCommit('Start the service', {
        'README.md': '# payment-service\n',
        'catalog-info.yaml': 'kind: Component\n',
        'src/index.ts': 'export {};\n',
        '.github/workflows/ci.yaml': CI_WORKFLOW,
      }),
      aCommit('Say hello', { 'src/hello.ts': 'export const hello = 1;\n' }),
    ],
    teams: { payments: 'push', 'payments-leads': 'maintain' },
    runs: [],
    pulls: [],
    ...change,
  };
}

export function aCommit(
  message: string,
  files: StoryCommit['files'],
): StoryCommit {
  const at = new Date('2026-01-05T10:00:00Z');
  return { author: 'ada', at, message, files };
}

function aTeam(slug: string, members: string[]) {
  return {
    slug,
    name: slug,
    description: `The team ${slug}`,
    members,
  };
}
