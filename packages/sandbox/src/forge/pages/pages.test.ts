// SPDX-License-Identifier: Apache-2.0
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const HOSTILE = '<script>alert(1)</script>';

let forge: TestForge;
let cookie: string;

beforeAll(async () => {
  const story = aStory({
    repositories: [
      aRepository({
        description: HOSTILE,
        commits: [
          ...aRepository().commits,
          aCommit(HOSTILE, {
            'docs/README.md': `${HOSTILE}\n[link](javascript:alert(1)) [up](../README.md)\n`,
            'page.html': HOSTILE,
          }),
        ],
        pulls: [
          {
            title: 'Say goodbye',
            body: HOSTILE,
            author: 'ada',
            branch: 'feature/goodbye',
            base: 0,
            commits: [aCommit('Say goodbye', { 'src/bye.ts': 'bye\n' })],
            openedAt: new Date('2026-01-06T10:00:00Z'),
          },
        ],
      }),
    ],
  });
  forge = await startTestForge({ story: () => story });
  const first = await fetch(`${forge.url}/acme`);
  cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
});

afterAll(() => forge.close());

const repository = '/acme/payment-service';

async function open(path: string, login = 'bob') {
  const response = await fetch(forge.url + path, {
    headers: { cookie: `${cookie}; sandbox_persona=${login}` },
  });
  return { response, text: await response.text() };
}

/** Fills in the form of a page, as a browser does. */
async function submit(
  page: string,
  action: string,
  fields: Record<string, string> = {},
  login = 'bob',
) {
  const { text } = await open(page, login);
  const token = /name="token"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';
  return fetch(forge.url + action, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token, ...fields }),
    headers: { cookie: `${cookie}; sandbox_persona=${login}` },
  });
}

it.each([
  '/',
  '/acme',
  '/ada',
  '/orgs/acme/teams/payments',
  repository,
  `${repository}/tree/main/docs`,
  `${repository}/tree/feature/goodbye/src`,
  `${repository}/blob/main/docs/README.md`,
  `${repository}/blob/main/page.html`,
  `${repository}/commits/main`,
  `${repository}/commit/main`,
  `${repository}/edit/main/page.html`,
  `${repository}/pulls`,
  `${repository}/pull/1`,
  `${repository}/issues`,
  `${repository}/actions`,
  `${repository}/actions/workflows/ci.yaml`,
])('%s shows what it holds as text, and lets no script run', async path => {
  const { response, text } = await open(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toContain(
    "default-src 'none'",
  );
  expect(text).not.toContain('<script');
  expect(text).not.toContain('href="javascript:');
});

it('a file is sent raw as text that no browser runs', async () => {
  const { response, text } = await open(`${repository}/raw/main/page.html`);
  expect(text).toBe(HOSTILE);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

it('links of a document lead on from where the document is', async () => {
  const { text } = await open(`${repository}/blob/main/docs/README.md`);
  expect(text).toContain(`href="${repository}/blob/main/README.md"`);
});

it('what is not there is a page with 404', async () => {
  const { response, text } = await open('/acme/nowhere');
  expect(response.status).toBe(404);
  expect(text).toContain('<h1>404</h1>');
});

it('a form from elsewhere changes nothing', async () => {
  const response = await fetch(`${forge.url}${repository}/pull/1/approve`, {
    method: 'POST',
    body: new URLSearchParams({ token: 'guessed' }),
    headers: { cookie: `${cookie}; sandbox_persona=bob` },
  });
  expect(response.status).toBe(403);
});

it('a persona is chosen, and never leads to another site', async () => {
  const fields = { login: 'eve', back: '//evil.example' };
  const response = await submit('/acme', '/_persona', fields);
  expect(response.headers.get('set-cookie')).toContain('sandbox_persona=eve');
  expect(response.headers.get('location')).toBe('/');
});

it('an edit is committed by the persona, with its own line ends', async () => {
  const page = `${repository}/edit/main/README.md`;
  const { text } = await open(page);
  const response = await submit(page, page, {
    path: 'README.md',
    sha: /name="sha"\s+value="(\w+)"/.exec(text)?.[1] ?? '',
    content: 'one\r\ntwo\r\n',
    message: 'Rewrite',
  });
  expect(response.status).toBe(303);
  const git = forge.forge.repositories.git(
    forge.forge.repositories.get('acme', 'payment-service'),
  );
  const [commit] = await git.log('main', { limit: 1 });
  expect(commit.author.name).toBe('Bob');
  const file = await git.file('main', 'README.md');
  expect(file?.content.toString()).toBe('one\ntwo\n');
});

it('someone of another team may look, and not change', async () => {
  const page = `${repository}/edit/main/README.md`;
  const fields = { path: 'README.md', content: '' };
  const response = await submit(page, page, fields, 'eve');
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('eve may not change');
});

it('a workflow is run by hand, and its run has a page', async () => {
  const page = `${repository}/actions/workflows/ci.yaml`;
  const response = await submit(page, `${page}/dispatches`, { ref: 'main' });
  expect(response.status).toBe(303);
  forge.clock.advance(600);
  const { text } = await open(response.headers.get('location') ?? '');
  expect(text).toContain('<strong class="success">success</strong>');
  expect(text).toContain('Unit tests');
});

it('a pull request is approved and merged with the buttons', async () => {
  const pull = `${repository}/pull/1`;
  const own = await submit(pull, `${pull}/approve`, {}, 'ada');
  expect(own.status).toBe(422);
  const approved = await submit(pull, `${pull}/approve`);
  expect(approved.status).toBe(303);
  const merged = await submit(pull, `${pull}/merge`, { method: 'squash' });
  expect(merged.status).toBe(303);
  const { text } = await open(pull);
  expect(text).toContain('<span class="tag">merged</span>');
});
