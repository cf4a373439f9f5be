// SPDX-License-Identifier: Apache-2.0
import { startTestForge, type TestForge } from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let forge: TestForge;

beforeAll(async () => {
  forge = await startTestForge();
});

afterAll(() => forge.close());

async function ask(query: string, variables: object = {}) {
  const answer = await forge.request('POST', '/graphql', {
    body: { query, variables },
  });
  return { status: answer.status, ...(await answer.json()) };
}

it('an organisation that is not there is an error beside the data', async () => {
  const answer = await ask('{ organization(login: "other") { login } }');
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ organization: null });
  expect(answer.errors).toEqual([
    expect.objectContaining({
      type: 'NOT_FOUND',
      message:
        "Could not resolve to an Organization with the login of 'other'.",
    }),
  ]);
});

it('a field that nobody serves is refused by its name', async () => {
  const answer = await ask('{ viewer { sponsors } }');
  expect(answer.errors[0].message).toContain('sponsors');
});

it('pages go on where the last one ended', async () => {
  const query = `query ($after: String) {
    organization(login: "acme") {
      membersWithRole(first: 2, after: $after) {
        totalCount nodes { login } pageInfo { hasNextPage endCursor }
      }
    }
  }`;
  const first = (await ask(query)).data.organization.membersWithRole;
  const after = first.pageInfo.endCursor;
  const second = (await ask(query, { after })).data.organization
    .membersWithRole;
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(second.pageInfo.hasNextPage).toBe(false);
  const logins = [...first.nodes, ...second.nodes].map(({ login }) => login);
  expect(logins).toEqual(['ada', 'bob', 'eve']);
});

it.each([
  ['IMMEDIATE', ['ada', 'bob']],
  ['ALL', ['ada', 'bob']],
])('members of a team, %s', async (membership, logins) => {
  const answer = await ask(
    `{ organization(login: "acme") { team(slug: "payments") {
      members(first: 10, membership: ${membership}) { nodes { login } } } } }`,
  );
  const { nodes } = answer.data.organization.team.members;
  expect(nodes.map(({ login }: { login: string }) => login)).toEqual(logins);
});

it('a commit is made only on the head that the caller has seen', async () => {
  const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
  const git = forge.forge.repositories.git(
    forge.forge.repositories.get('acme', 'payment-service'),
  );
  const input = {
    branch: {
      repositoryNameWithOwner: 'acme/payment-service',
      branchName: 'main',
    },
    message: { headline: 'By mutation' },
    fileChanges: {
      additions: [
        { path: 'new.txt', contents: Buffer.from('new').toString('base64') },
      ],
      deletions: [{ path: 'src/hello.ts' }],
    },
    expectedHeadOid: await git.branch('main'),
  };
  const made = await ask(mutation, { input });
  const { oid } = made.data.createCommitOnBranch.commit;
  expect(await git.branch('main')).toBe(oid);
  expect((await git.file(oid, 'new.txt'))?.content.toString()).toBe('new');
  expect(await git.file(oid, 'src/hello.ts')).toBeUndefined();
  const stale = await ask(mutation, { input });
  expect(stale.errors[0].message).toContain('expectedHeadOid');
});
