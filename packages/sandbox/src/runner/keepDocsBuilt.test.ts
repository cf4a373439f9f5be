// SPDX-License-Identifier: Apache-2.0
import {
  startTestForge,
  type TestForge,
} from '../forge/testing/startTestForge';
import { keepDocsBuilt } from './keepDocsBuilt';

let forge: TestForge;
let asked: [string, string][];

beforeEach(async () => {
  forge = await startTestForge();
  asked = [];
  await keepDocsBuilt(forge.forge, {
    enqueue: (repository, sha) => asked.push([repository, sha]),
    idle: async () => {},
    close: async () => {},
  });
});

afterEach(() => forge.close());

it('has the docs of every repository that is there built', async () => {
  const repositories = forge.forge.repositories.list();
  expect(asked.map(([repository]) => repository)).toEqual(
    repositories.map(({ owner, name }) => `${owner}/${name}`),
  );
  expect(asked[0][1]).toMatch(/^[0-9a-f]{40}$/);
});

it('has them built again after a push to the default branch, and to no other', async () => {
  const [{ owner, name }] = forge.forge.repositories.list();
  const before = asked.length;
  const contents = `/repos/${owner}/${name}/contents/docs/new.md`;
  const put = async (branch: string) => {
    const content = Buffer.from(`On ${branch}`).toString('base64');
    const body = { message: 'Add a page', content, branch };
    const answer = await forge.request('PUT', contents, { body });
    expect(answer.status).toBe(201);
    return (await answer.json()).commit.sha;
  };
  const reference = { ref: 'refs/heads/draft', sha: asked[0][1] };
  await forge.request('POST', `/repos/${owner}/${name}/git/refs`, {
    body: reference,
  });
  await put('draft');
  const sha = await put('main');

  expect(asked.slice(before)).toEqual([[`${owner}/${name}`, sha]]);
});
