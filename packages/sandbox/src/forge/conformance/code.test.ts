// SPDX-License-Identifier: Apache-2.0
import type { Octokit } from '@octokit/rest';
import { Conformance } from '../__testUtils__/Conformance';
import { routeGroups } from './routeGroups';
import { on } from '../__testUtils__/conformanceStory';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let conformance: Conformance;
let github: Octokit;

beforeAll(async () => {
  conformance = await Conformance.start();
  github = conformance.client();
});

afterAll(() => conformance.close());

it('contents and commits', async () => {
  const path = 'docs/index.md';
  await github.rest.repos.getContent({ ...on, path: '' });
  await github.rest.repos.getContent({ ...on, path: 'README.md' });
  await github.rest.repos.getReadme(on);
  const put = await github.rest.repos.createOrUpdateFileContents({
    ...on,
    path,
    message: 'Document it',
    content: Buffer.from('# Docs\n').toString('base64'),
  });
  await github.rest.repos.deleteFile({
    ...on,
    path,
    message: 'Undocument it',
    sha: put.data.content?.sha ?? '',
  });
  await github.rest.repos.listCommits(on);
  await github.rest.repos.getCommit({ ...on, ref: 'main' });
  await github.rest.repos.getCombinedStatusForRef({ ...on, ref: 'main' });
  await github.rest.repos.compareCommitsWithBasehead({
    ...on,
    basehead: 'main...goodbye',
  });
  expect(conformance.problems()).toEqual([]);
});

it('git objects and refs', async () => {
  const tip = await github.rest.git.getRef({ ...on, ref: 'heads/main' });
  const base = await github.rest.git.getCommit({
    ...on,
    commit_sha: tip.data.object.sha,
  });
  const blob = await github.rest.git.createBlob({ ...on, content: 'blob' });
  await github.rest.git.getBlob({ ...on, file_sha: blob.data.sha });
  const tree = await github.rest.git.createTree({
    ...on,
    base_tree: base.data.tree.sha,
    tree: [
      { path: 'a/blob', mode: '100644', type: 'blob', sha: blob.data.sha },
      { path: 'a/text', mode: '100644', type: 'blob', content: 'text' },
      { path: 'src/hello.ts', mode: '100644', type: 'blob', sha: null },
    ],
  });
  const whole = await github.rest.git.getTree({
    ...on,
    tree_sha: tree.data.sha,
    recursive: 'true',
  });
  const paths = whole.data.tree.map(entry => entry.path);
  expect(paths).toEqual(expect.arrayContaining(['a/blob', 'a/text']));
  expect(paths).not.toContain('src/hello.ts');
  const commit = await github.rest.git.createCommit({
    ...on,
    message: 'By hand',
    tree: tree.data.sha,
    parents: [base.data.sha],
  });
  const ref = { ...on, ref: 'heads/by-hand' };
  await github.rest.git.createRef({
    ...on,
    ref: 'refs/heads/by-hand',
    sha: base.data.sha,
  });
  await github.rest.git.updateRef({ ...ref, sha: commit.data.sha });
  await github.rest.git.listMatchingRefs({ ...on, ref: 'heads/by' });
  await github.rest.git.deleteRef(ref);
  expect(conformance.problems()).toEqual([]);
});

it('branches and their protection', async () => {
  const branch = { ...on, branch: 'main' };
  await github.rest.repos.listBranches(on);
  await github.rest.repos.updateBranchProtection({
    ...branch,
    required_status_checks: { strict: true, contexts: [] },
    enforce_admins: false,
    required_pull_request_reviews: { required_approving_review_count: 1 },
    restrictions: { users: ['ada'], teams: ['payments'] },
  });
  await github.rest.repos.getBranch(branch);
  await github.rest.repos.getBranchProtection(branch);
  await github.rest.repos.createCommitSignatureProtection(branch);
  await github.rest.repos.getCommitSignatureProtection(branch);
  await github.rest.repos.deleteCommitSignatureProtection(branch);
  await github.rest.repos.deleteBranchProtection(branch);
  expect(conformance.problems()).toEqual([]);
});

it('every operation of this group was asked', () => {
  expect(conformance.unasked(routeGroups.code)).toEqual([]);
});
