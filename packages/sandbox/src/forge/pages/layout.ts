// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { renderDocument } from '../../pages/renderDocument';
import type { SiteRequest } from '../../pages/Site';
import type { Forge } from '../Forge';
import type { Caller } from '../http/Caller';
import type { RepositoryRecord } from '../store';

/** One request for a page of the forge. */
export interface PageRequest extends SiteRequest {
  forge: Forge;
  /** The visitor, as someone with permissions. */
  caller: Caller;
}

export interface PageContent {
  title: string;
  body: Html;
  repository?: RepositoryRecord;
  /** Which of the repository's sections this is. */
  section?: 'Code' | 'Issues' | 'Pull requests' | 'Actions';
  status?: number;
}

export const peopleOf = (forge: Forge) =>
  forge.store.users.values().filter(user => !user.bot);

export function renderPage(request: PageRequest, content: PageContent): Reply {
  const { forge } = request;
  const [organization] = forge.store.organizations.values();
  const { repository, section, ...document } = content;
  const frame = {
    siteName: organization.name,
    brand: {
      name: `${organization.name} forge`,
      href: `/${organization.login}`,
    },
    people: peopleOf(forge),
  };
  const nav = repository && repositoryNav(repository, section);
  return renderDocument(request, frame, { ...document, nav });
}

function repositoryNav(
  repository: RepositoryRecord,
  section: PageContent['section'],
): Html {
  const base = pathOf(repository);
  const links = {
    Code: base,
    Issues: `${base}/issues`,
    'Pull requests': `${base}/pulls`,
    Actions: `${base}/actions`,
  };
  return html`<nav aria-label="Repository">
    <p class="name">
      <a href="/${repository.owner}">${repository.owner}</a> /
      <a href="${base}">${repository.name}</a>
      <span class="tag">${repository.visibility}</span>
      ${repository.archived && html`<span class="tag">archived</span>`}
    </p>
    <ul>
      ${Object.entries(links).map(
        ([name, href]) =>
          html`<li>
            <a href="${href}" ${name === section && html`aria-current="page"`}
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

export function pathOf({ owner, name }: RepositoryRecord): string {
  return `/${owner}/${name}`;
}
