// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { html } from '../../pages/html';
import { formToken } from '../../pages/renderDocument';
import { GithubError } from '../http/GithubError';
import { commitFiles } from '../repositories/commitFiles';
import { refuseLocked } from '../repositories/writes';
import { repositoryPath } from '../routes/contents';
import type { RepositoryRecord } from '../store';
import { encodePath } from '../views/git';
import { pathOf, renderPage, type PageRequest } from './layout';
import { locate } from './place';
import { repositoryPage, requirePush, type PageRoute } from './routing';

export const editPages: PageRoute[] = [
  repositoryPage('GET /{owner}/{repo}/edit/{path}', showEditor),
  repositoryPage('POST /{owner}/{repo}/edit/{path}', saveFile),
];

async function showEditor(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const place = await locate(request.forge, repository, request.params.path);
  const { git, ref, sha, path } = place;
  const content = path ? await git.file(sha, path) : undefined;
  return renderPage(request, {
    title: `Edit ${path}`,
    repository,
    section: 'Code',
    body: html`<h1>Edit ${path || 'a new file'}</h1>
      <form class="stack" method="post" action="${request.url.pathname}">
        ${formToken(request.visitor)}
        <input type="hidden" name="sha" value="${content?.sha}" />
        <label>Path <input name="path" required value="${path}" /></label>
        <label
          >Content
          <textarea name="content" spellcheck="false">
${content?.content.toString()}</textarea
          >
        </label>
        <label
          >Commit message
          <input name="message" required value="${`Update ${path}`}" />
        </label>
        <p><button class="primary">Commit to ${ref}</button></p>
      </form>`,
  });
}

async function saveFile(
  request: PageRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, visitor, form, params } = request;
  const { ref, git } = await locate(forge, repository, params.path);
  const path = repositoryPath(form.get('path') ?? '');
  requirePush(request, repository);
  refuseLocked(forge, repository, request.caller, ref);
  await commitFiles(forge, repository, {
    branch: ref,
    message: form.get('message') || `Update ${path}`,
    // Forms send the line ends of the web.
    files: { [path]: (form.get('content') ?? '').replace(/\r\n/g, '\n') },
    sender: visitor.login,
    async check(tip) {
      const current = tip && (await git.entry(tip, path))?.sha;
      const known = form.get('sha') || undefined;
      if (known && current !== known) {
        throw new GithubError(409, `${path} has changed meanwhile.`);
      }
    },
  });
  return redirect(`${pathOf(repository)}/blob/${ref}/${encodePath(path)}`, 303);
}
