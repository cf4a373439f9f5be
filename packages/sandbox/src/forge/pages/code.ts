// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { timeOf } from '../../pages/timeOf';
import { changedFiles, type TreeEntry } from '../git';
import { notFound } from '../http/GithubError';
import type { RepositoryRecord } from '../store';
import { encodePath } from '../views/git';
import { codeOf, commitList, diffOf, firstLine } from './fragments';
import { pathOf, renderPage, type PageRequest } from './layout';
import { renderMarkdown } from './markdown';
import { locate, type Place } from './place';
import { repositoryPage, type PageRoute } from './routing';

export const codePages: PageRoute[] = [
  repositoryPage('GET /{owner}/{repo}', (request, repository) =>
    showTree(request, repository, repository.defaultBranch),
  ),
  repositoryPage('GET /{owner}/{repo}/tree/{path}', (request, repository) =>
    showTree(request, repository, request.params.path),
  ),
  repositoryPage('GET /{owner}/{repo}/blob/{path}', showFile),
  repositoryPage('GET /{owner}/{repo}/raw/{path}', showRaw),
  repositoryPage('GET /{owner}/{repo}/commit/{sha}', showCommit),
  repositoryPage('GET /{owner}/{repo}/commits/{path}', showCommits),
];

async function showTree(
  request: PageRequest,
  repository: RepositoryRecord,
  refAndPath: string,
): Promise<Reply> {
  const { forge } = request;
  const git = forge.repositories.git(repository);
  if ((await git.refs()).size === 0) return showEmpty(request, repository);
  const place = await locate(forge, repository, refAndPath);
  const entry = await git.entry(place.sha, place.path);
  if (entry?.type !== 'tree') throw notFound();
  const entries = await git.tree(entry.sha);
  const readme = entries.find(({ path }) => /^readme\.md$/i.test(path));
  const commits = await git.log(place.sha, { limit: 5, path: place.path });
  return renderPage(request, {
    title: place.path || `${repository.owner}/${repository.name}`,
    repository,
    section: 'Code',
    body: html`<h1>${place.path || repository.name}</h1>
      ${!place.path && html`<p>${repository.description}</p>`}
      <p class="detail">
        At <code>${place.ref}</code>. Clone:
        <code>${forge.urls.clone(repository)}</code>
      </p>
      ${treeOf(repository, place, entries)}
      <h2>Latest commits</h2>
      ${commitList(repository, commits)}
      <p>
        <a href="${pathOf(repository)}/commits/${place.ref}">All commits</a>
      </p>
      ${readme && (await readmeOf(repository, place, readme))}`,
  });
}

function showEmpty(request: PageRequest, repository: RepositoryRecord): Reply {
  return renderPage(request, {
    title: `${repository.owner}/${repository.name}`,
    repository,
    section: 'Code',
    body: html`<h1>${repository.name}</h1>
      <p>${repository.description}</p>
      <p class="notice">
        Nothing has been pushed yet. Clone:
        <code>${request.forge.urls.clone(repository)}</code>
      </p>`,
  });
}

function treeOf(
  repository: RepositoryRecord,
  { ref, path }: Place,
  entries: TreeEntry[],
): Html {
  const below = (name: string) => encodePath(path ? `${path}/${name}` : name);
  const directoriesFirst = [...entries].sort((a, b) =>
    b.type.localeCompare(a.type),
  );
  return html`<ul class="rows">
    ${directoriesFirst.map(({ type, path: name, size }) => {
      const kind = type === 'tree' ? 'tree' : 'blob';
      const href = `${pathOf(repository)}/${kind}/${ref}/${below(name)}`;
      return html`<li>
        <a href="${href}">${name}${type === 'tree' && '/'}</a>
        <span class="detail">${size !== undefined && `${size} bytes`}</span>
      </li>`;
    })}
  </ul>`;
}

async function readmeOf(
  repository: RepositoryRecord,
  { git, ref, path }: Place,
  entry: TreeEntry,
): Promise<Html> {
  const content = (await git.blob(entry.sha))?.content.toString() ?? '';
  const base = `${pathOf(repository)}/blob/${ref}/${encodePath(path)}`;
  return html`<h2>${entry.path}</h2>
    <div class="markdown">${renderMarkdown(content, base)}</div>`;
}

async function readFile(request: PageRequest, repository: RepositoryRecord) {
  const place = await locate(request.forge, repository, request.params.path);
  const entry = await place.git.entry(place.sha, place.path);
  const blob =
    entry?.type === 'blob' ? await place.git.blob(entry.sha) : undefined;
  if (!blob) throw notFound();
  return { place, content: blob.content, isText: !blob.content.includes(0) };
}

async function showFile(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { place, content, isText } = await readFile(request, repository);
  const { ref, path } = place;
  const to = (kind: string) =>
    `${pathOf(repository)}/${kind}/${ref}/${encodePath(path)}`;
  const base = to('blob').replace(/\/[^/]*$/, '');
  const text = content.toString();
  const body = /\.md$/i.test(path)
    ? html`<div class="markdown">${renderMarkdown(text, base)}</div>`
    : codeOf(text);
  return renderPage(request, {
    title: path,
    repository,
    section: 'Code',
    body: html`<h1>${path}</h1>
      <p>
        <span class="detail">At <code>${ref}</code>,</span>
        <a href="${to('raw')}">raw</a>,
        <a href="${to('commits')}">history</a>${isText &&
        html`, <a href="${to('edit')}">edit</a>`}
      </p>
      ${isText ? body : html`<p>A binary file.</p>`}`,
  });
}

/** Sent as text, or to be stored: a browser must never run what a repository holds. */
async function showRaw(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { content, isText } = await readFile(request, repository);
  return {
    status: 200,
    headers: {
      'content-type': isText
        ? 'text/plain; charset=utf-8'
        : 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
    body: content,
  };
}

async function showCommit(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const git = request.forge.repositories.git(repository);
  const sha = await git.resolve(request.params.sha);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw notFound();
  const files = await changedFiles(git, commit.parents[0], commit.sha);
  const [, ...rest] = commit.message.split('\n');
  return renderPage(request, {
    title: firstLine(commit.message),
    repository,
    section: 'Code',
    body: html`<h1>${firstLine(commit.message)}</h1>
      ${rest.join('').trim() && html`<pre>${rest.join('\n').trim()}</pre>`}
      <p class="detail">
        <code>${commit.sha}</code> by ${commit.author.name},
        ${timeOf(commit.author.at)}
      </p>
      ${diffOf(repository, commit.sha, files)}`,
  });
}

async function showCommits(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { params, forge } = request;
  const { git, sha, ref, path } = await locate(forge, repository, params.path);
  const commits = await git.log(sha, { limit: 100, path });
  return renderPage(request, {
    title: 'Commits',
    repository,
    section: 'Code',
    body: html`<h1>Commits</h1>
      <p class="detail">Of <code>${path || ref}</code>, newest first.</p>
      ${commitList(repository, commits)}`,
  });
}
