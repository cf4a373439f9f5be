// SPDX-License-Identifier: Apache-2.0
import { html, type Html } from '../../pages/html';
import { timeOf } from '../../pages/timeOf';
import type { ChangedFile, GitCommit } from '../git';
import type { RepositoryRecord } from '../store';
import { encodePath } from '../views/git';
import { pathOf } from './layout';

export const firstLine = (message: string): string => message.split('\n')[0];

export function commitList(
  repository: RepositoryRecord,
  commits: GitCommit[],
): Html {
  if (commits.length === 0) return html`<p>No commits.</p>`;
  return html`<ul class="rows">
    ${commits.map(
      commit => html`<li>
        <a href="${pathOf(repository)}/commit/${commit.sha}"
          >${firstLine(commit.message)}</a
        >
        <span class="detail">
          <code>${commit.sha.slice(0, 7)}</code> ${commit.author.name},
          ${timeOf(commit.author.at)}
        </span>
      </li>`,
    )}
  </ul>`;
}

export function diffOf(
  repository: RepositoryRecord,
  sha: string,
  files: ChangedFile[],
): Html {
  const link = (path: string) =>
    `${pathOf(repository)}/blob/${sha}/${encodePath(path)}`;
  return html`<p>
      ${files.length} ${files.length === 1 ? 'file' : 'files'} changed
    </p>
    ${files.map(
      file => html`<section class="file">
        <h3>
          ${file.status === 'removed'
            ? file.path
            : html`<a href="${link(file.path)}">${file.path}</a>`}
          <span class="detail">
            ${file.status}, +${file.additions} −${file.deletions}
          </span>
        </h3>
        ${file.patch === undefined
          ? html`<p>Binary file, or nothing but its mode.</p>`
          : html`<pre class="diff" tabindex="0">
${patchLines(file.patch)}</pre
            >`}
      </section>`,
    )}`;
}

const LINE_CLASSES: Record<string, string> = {
  '+': 'added',
  '-': 'removed',
  '@': 'hunk',
};

function patchLines(patch: string): Html[] {
  return patch
    .split('\n')
    .map(
      line =>
        html`<span class="${LINE_CLASSES[line[0]] ?? 'same'}">${line}</span
          >${'\n'}`,
    );
}

export function codeOf(text: string): Html {
  const lines = text.replace(/\n$/, '').split('\n');
  return html`<pre class="code" tabindex="0">
${lines.map(
      (line, index) =>
        html`<span id="L${index + 1}" class="line">${line}</span>${'\n'}`,
    )}</pre
  >`;
}
