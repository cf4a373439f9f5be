// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { formToken } from '../../pages/renderDocument';
import { timeOf } from '../../pages/timeOf';
import type { Forge } from '../Forge';
import { changedFiles } from '../git';
import { notFound } from '../http/GithubError';
import { commentsOf } from '../issues/comments';
import { allOf, findIssue, isPull } from '../issues/issues';
import { mergePull, type MergeMethod } from '../pulls/merge';
import { isOpen, pullsOf, reviewPull } from '../pulls/pulls';
import { missingForMerge } from '../pulls/requirements';
import { pullState, rangeOf } from '../pulls/state';
import type { IssueRecord, PullRecord, RepositoryRecord } from '../store';
import { commitList, diffOf } from './fragments';
import { pathOf, renderPage, type PageRequest } from './layout';
import { renderMarkdown } from './markdown';
import { repositoryPage, requirePush, type PageRoute } from './routing';

export const pullPages: PageRoute[] = [
  repositoryPage('GET /{owner}/{repo}/pulls', (request, repository) =>
    renderPage(request, {
      title: 'Pull requests',
      repository,
      section: 'Pull requests',
      body: html`<h1>Pull requests</h1>
        ${issueList(
          repository,
          pullsOf(request.forge, repository).sort(newestFirst),
        )}`,
    }),
  ),
  repositoryPage('GET /{owner}/{repo}/pull/{number}', showPull),
  repositoryPage('POST /{owner}/{repo}/pull/{number}/merge', merge),
  repositoryPage('POST /{owner}/{repo}/pull/{number}/approve', approve),
  repositoryPage('GET /{owner}/{repo}/issues', (request, repository) =>
    renderPage(request, {
      title: 'Issues',
      repository,
      section: 'Issues',
      body: html`<h1>Issues</h1>
        ${issueList(
          repository,
          allOf(request.forge, repository).filter(issue => !isPull(issue)),
        )}`,
    }),
  ),
  repositoryPage(
    'GET /{owner}/{repo}/issues/{number}',
    (request, repository) => {
      const { number } = request.params;
      const issue = findIssue(request.forge, repository, number);
      return renderPage(request, {
        title: issue.title,
        repository,
        section: 'Issues',
        body: html`<h1>${issue.title} #${issue.number}</h1>
          ${describe(repository, issue)}
          ${conversation(request.forge, repository, issue)}`,
      });
    },
  ),
];

function newestFirst(a: IssueRecord, b: IssueRecord) {
  return b.number - a.number;
}

function issueList(
  repository: RepositoryRecord,
  issues: Array<IssueRecord | PullRecord>,
): Html {
  if (issues.length === 0) return html`<p>There are none.</p>`;
  return html`<ul class="rows">
    ${issues.map(issue => {
      const kind = isPull(issue) ? 'pull' : 'issues';
      return html`<li>
        <a href="${pathOf(repository)}/${kind}/${issue.number}"
          >${issue.title} #${issue.number}</a
        >
        <span class="detail">
          ${stateOf(issue)}, by ${issue.author}, ${timeOf(issue.createdAt)}
        </span>
      </li>`;
    })}
  </ul>`;
}

function stateOf(issue: IssueRecord | PullRecord): string {
  if (isPull(issue) && issue.mergedAt) return 'merged';
  return issue.closedAt ? 'closed' : 'open';
}

function describe(
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
): Html {
  return html`<p class="detail">
      <span class="tag">${stateOf(issue)}</span> by ${issue.author},
      ${timeOf(issue.createdAt)}
      ${issue.labels.map(label => html`<span class="tag">${label}</span> `)}
    </p>
    ${issue.body &&
    html`<div class="markdown">
      ${renderMarkdown(issue.body, pathOf(repository))}
    </div>`}`;
}

function conversation(
  forge: Forge,
  repository: RepositoryRecord,
  issue: IssueRecord | PullRecord,
): Html {
  const comments = commentsOf(forge, issue);
  if (comments.length === 0) return html``;
  return html`<h2>Comments</h2>
    ${comments.map(
      comment =>
        html`<p class="detail">
            ${comment.author}, ${timeOf(comment.createdAt)}
          </p>
          <div class="markdown">
            ${renderMarkdown(comment.body, pathOf(repository))}
          </div>`,
    )}`;
}

async function showPull(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge } = request;
  const pull = pullOf(request, repository);
  const git = forge.repositories.git(repository);
  const { from, to } = await rangeOf(forge, repository, pull);
  const commits = await git.log(to, { not: from, limit: 250 });
  const files = await changedFiles(git, from, to);
  return renderPage(request, {
    title: pull.title,
    repository,
    section: 'Pull requests',
    body: html`<h1>${pull.title} #${pull.number}</h1>
      ${describe(repository, pull)}
      <p><code>${pull.head}</code> into <code>${pull.base}</code></p>
      ${conversation(forge, repository, pull)} ${reviewsOf(pull)}
      ${await mergeBox(request, repository, pull)}
      <h2>Commits</h2>
      ${commitList(repository, commits)}
      <h2>Changes</h2>
      ${diffOf(repository, to, files)}`,
  });
}

function reviewsOf(pull: PullRecord): Html {
  const asked = [
    ...pull.requestedReviewers,
    ...pull.requestedTeams.map(slug => `team ${slug}`),
  ];
  return html`<h2>Reviews</h2>
    ${asked.length > 0 && html`<p>Asked: ${asked.join(', ')}</p>`}
    ${pull.reviews.length === 0
      ? html`<p>None yet.</p>`
      : html`<ul class="rows">
          ${pull.reviews.map(
            review =>
              html`<li>
                ${review.author}
                <span class="detail"
                  >${review.state.toLowerCase().replace('_', ' ')},
                  ${timeOf(review.submittedAt)}</span
                >
              </li>`,
          )}
        </ul>`}`;
}

async function mergeBox(
  request: PageRequest,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<Html> {
  const { forge, visitor, caller } = request;
  if (!isOpen(pull)) return html``;
  const { isMergeable } = await pullState(forge, repository, pull);
  const missing = await missingForMerge(forge, repository, pull, caller);
  const action = `${pathOf(repository)}/pull/${pull.number}`;
  return html`<h2>Merge</h2>
    ${!isMergeable && html`<p class="notice">There are conflicts.</p>`}
    ${missing.map(text => html`<p class="notice">${text}</p>`)}
    <form class="inline" method="post" action="${action}/approve">
      ${formToken(visitor)}<button>Approve</button>
    </form>
    <form class="inline" method="post" action="${action}/merge">
      ${formToken(visitor)}
      <label
        >Method
        <select name="method">
          <option value="merge">Merge commit</option>
          <option value="squash">Squash</option>
          <option value="rebase">Rebase</option>
        </select>
      </label>
      <button class="primary">Merge</button>
    </form>`;
}

async function merge(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller, form } = request;
  const pull = pullOf(request, repository);
  requirePush(request, repository);
  const methods: MergeMethod[] = ['squash', 'rebase'];
  const method = methods.find(name => name === form.get('method')) ?? 'merge';
  await mergePull(forge, repository, pull, caller, { method });
  return redirect(`${pathOf(repository)}/pull/${pull.number}`, 303);
}

function approve(request: PageRequest, repository: RepositoryRecord): Reply {
  const { forge, visitor } = request;
  const pull = pullOf(request, repository);
  reviewPull(forge, repository, pull, {
    author: visitor.login,
    state: 'APPROVED',
    body: '',
  });
  return redirect(`${pathOf(repository)}/pull/${pull.number}`, 303);
}

/** @throws GithubError 404 */
function pullOf(
  { forge, params }: PageRequest,
  repository: RepositoryRecord,
): PullRecord {
  const issue = findIssue(forge, repository, params.number);
  if (!isPull(issue)) throw notFound();
  return issue;
}
