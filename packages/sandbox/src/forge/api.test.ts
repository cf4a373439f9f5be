// SPDX-License-Identifier: Apache-2.0
import { startTestForge, type TestForge } from './testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let forge: TestForge;

beforeAll(async () => {
  forge = await startTestForge();
});

afterAll(() => forge.close());

const ask = async (
  method: string,
  path: string,
  options: Parameters<TestForge['request']>[2] = {},
) => {
  const answer = await forge.request(method, path, options);
  const text = await answer.text();
  return { answer, status: answer.status, body: text && JSON.parse(text) };
};

const repo = '/repos/acme/payment-service';

it.each([
  ['no token', '', 'Requires authentication'],
  ['a wrong token', 'wrong', 'Bad credentials'],
  ['a token of nobody', 'user-nobody', 'Bad credentials'],
])('%s is refused in the words of GitHub', async (_, token, message) => {
  const { status, body } = await ask('GET', '/user', { token });
  expect(status).toBe(401);
  expect(body).toEqual({
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: '401',
  });
});

it.each(['Bearer', 'token'])('takes a token after %s', async scheme => {
  const headers = { authorization: `${scheme} user-ada` };
  const { body } = await ask('GET', '/user', { token: '', headers });
  expect(body.login).toBe('ada');
});

it.each([
  ['a repository that is not there', 'GET', '/repos/acme/nowhere', 404],
  ['what nobody has built', 'GET', `${repo}/codespaces`, 501],
  ['a body that is no JSON', 'POST', '/orgs/acme/repos', 400],
  [
    'creation by someone who does not own the organisation',
    'POST',
    '/orgs/acme/repos',
    403,
  ],
  ['deletion by someone who may push', 'DELETE', repo, 403],
  ['a file that is not there', 'GET', `${repo}/contents/nothing`, 404],
  [
    'a path that leaves the repository',
    'PUT',
    `${repo}/contents/a/../../b`,
    422,
  ],
])('%s: %s %s gives %d', async (name, method, path, wanted) => {
  const isJson = !name.includes('no JSON');
  const token = wanted === 403 ? 'user-ada' : undefined;
  const answer = await fetch(
    `${forge.api}${path.replace('/../', '/%2e%2e%2f')}`,
    {
      method,
      headers: { authorization: `Bearer ${token ?? 'test-admin-token'}` },
      ...(method !== 'GET' && {
        body: isJson ? '{"name":"x","message":"m","content":""}' : '{',
      }),
    },
  );
  expect(answer.status).toBe(wanted);
  expect(await answer.json()).toMatchObject({ status: String(wanted) });
});

it('a name that is taken is refused as GitHub does', async () => {
  const body = { name: 'Payment-Service' };
  const taken = await ask('POST', '/orgs/acme/repos', { body });
  expect(taken.status).toBe(422);
  expect(taken.body).toMatchObject({
    message: 'Repository creation failed.',
    errors: [
      {
        resource: 'Repository',
        code: 'custom',
        field: 'name',
        message: 'name already exists on this account',
      },
    ],
  });
});

it('of many who ask for one name at once, one gets it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      ask('POST', '/orgs/acme/repos', {
        body: { name: 'wanted', homepage: `https://run/${index}` },
      }),
    ),
  );
  const created = answers.filter(({ status }) => status === 201);
  expect(created).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
  const { body } = await ask('GET', '/repos/acme/wanted');
  expect(body.homepage).toBe(created[0].body.homepage);
});

it('says how much of the rate limit is left', async () => {
  const first = await ask('GET', '/orgs/acme');
  const second = await ask('GET', '/orgs/acme');
  const left = ({ answer }: typeof first) =>
    Number(answer.headers.get('x-ratelimit-remaining'));
  expect(left(second)).toBe(left(first) - 1);
  expect(first.answer.headers.get('x-ratelimit-resource')).toBe('core');
});

it('does not send again what the caller holds', async () => {
  const path = `${repo}/contents/README.md`;
  const raw = { accept: 'application/vnd.github.v3.raw' };
  const first = await forge.request('GET', path, { headers: raw });
  expect(await first.text()).toBe('# payment-service\n');
  const etag = first.headers.get('etag') ?? '';
  const headers = { ...raw, 'if-none-match': etag };
  const second = await forge.request('GET', path, { headers });
  expect(second.status).toBe(304);
  expect(await second.text()).toBe('');
});

it('lists the newest commit of the branch, and of a directory', async () => {
  const newest = async (query: string) => {
    const { body } = await ask('GET', `${repo}/commits?per_page=1${query}`);
    return body.map(
      ({ commit }: { commit: { message: string } }) => commit.message,
    );
  };
  expect(await newest('')).toEqual(['Say hello']);
  expect(await newest('&path=.github')).toEqual(['Start the service']);
  expect(await newest('&path=src%2Fhello.ts')).toEqual(['Say hello']);
  expect(await newest('&path=nowhere')).toEqual([]);
});

it('compares page by page, with the files on the first page alone', async () => {
  const { body: commits } = await ask('GET', `${repo}/commits`);
  const [{ sha: head }] = commits;
  const base = commits.at(-1).sha;
  const compare = async (query: string) => {
    const path = `${repo}/compare/${base}...${head}?${query}`;
    const { body } = await ask('GET', path);
    return {
      total: body.total_commits,
      shas: body.commits.map(({ sha }: { sha: string }) => sha),
      files: body.files.length,
    };
  };
  const whole = { total: 1, shas: [head], files: 1 };
  expect(await compare('')).toEqual(whole);
  expect(await compare('per_page=1')).toEqual(whole);
  const beyond = { total: 1, shas: [], files: 0 };
  expect(await compare('per_page=1&page=2')).toEqual(beyond);
});

it('an archived repository can be read, and changed only to bring it back', async () => {
  await ask('PATCH', repo, { body: { archived: true } });
  const refused = await ask('POST', `${repo}/labels`, { body: { name: 'x' } });
  expect(refused.status).toBe(403);
  expect((await ask('GET', repo)).body.archived).toBe(true);
  const back = await ask('PATCH', repo, { body: { archived: false } });
  expect(back.body.archived).toBe(false);
});

it('a pull request waits for the approvals that its branch asks for', async () => {
  const base = await ask('GET', `${repo}/git/ref/heads/main`);
  await ask('POST', `${repo}/git/refs`, {
    body: { ref: 'refs/heads/change', sha: base.body.object.sha },
  });
  await ask('PUT', `${repo}/contents/change.md`, {
    body: { message: 'Change', content: '', branch: 'change' },
  });
  const protection = {
    required_status_checks: null,
    enforce_admins: true,
    required_pull_request_reviews: { required_approving_review_count: 1 },
    restrictions: null,
  };
  await ask('PUT', `${repo}/branches/main/protection`, { body: protection });
  const direct = await ask('PUT', `${repo}/contents/direct.md`, {
    body: { message: 'Direct', content: '' },
  });
  expect(direct.status).toBe(409);
  const opened = await ask('POST', `${repo}/pulls`, {
    token: 'user-ada',
    body: { title: 'Change', head: 'change', base: 'main' },
  });
  expect(opened.body.mergeable_state).toBe('blocked');
  const merge = () =>
    ask('PUT', `${repo}/pulls/1/merge`, { token: 'user-bob', body: {} });
  expect((await merge()).body.message).toContain('1 approving review');
  const approve = (token: string) =>
    ask('POST', `${repo}/pulls/1/reviews`, {
      token,
      body: { event: 'APPROVE' },
    });
  expect((await approve('user-ada')).status).toBe(422);
  await approve('user-eve');
  expect((await merge()).status).toBe(405);
  await approve('user-bob');
  expect((await merge()).status).toBe(200);
});

it.each([
  ['merge', 2],
  ['squash', 1],
  ['rebase', 1],
])('merges two sides of one file by %s', async (method, parents) => {
  const name = `merge-by-${method}`;
  const path = `/repos/acme/${name}`;
  await ask('POST', '/orgs/acme/repos', { body: { name } });
  const write = async (lines: string[], branch?: string) => {
    const at = `${path}/contents/list.txt`;
    const before = await ask('GET', `${at}?ref=${branch ?? 'main'}`);
    return ask('PUT', at, {
      body: {
        branch,
        sha: before.body.sha,
        message: 'Write',
        content: Buffer.from(lines.join('\n')).toString('base64'),
      },
    });
  };
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const first = await write(lines);
  await ask('POST', `${path}/git/refs`, {
    body: { ref: 'refs/heads/side', sha: first.body.commit.sha },
  });
  await write(['A', ...lines.slice(1)], 'main');
  await write([...lines.slice(0, -1), 'G'], 'side');
  await ask('POST', `${path}/pulls`, {
    body: { title: 'Side', head: 'side', base: 'main' },
  });
  const merged = await ask('PUT', `${path}/pulls/1/merge`, {
    body: { merge_method: method },
  });
  expect(merged.status).toBe(200);
  const commit = await ask('GET', `${path}/commits/${merged.body.sha}`);
  expect(commit.body.parents).toHaveLength(parents);
  const file = await ask('GET', `${path}/contents/list.txt`);
  expect(Buffer.from(file.body.content, 'base64').toString()).toBe(
    ['A', 'b', 'c', 'd', 'e', 'f', 'G'].join('\n'),
  );
});
