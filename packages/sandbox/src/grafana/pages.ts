// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';
import { html, type Html } from '../pages/html';
import { renderDocument } from '../pages/renderDocument';
import { Site, type SiteRequest } from '../pages/Site';
import type { StoryDashboard } from '../story';
import { pathOf, withTags } from './search';

export type ListDashboards = () => Promise<StoryDashboard[]>;

const FRAME = {
  siteName: 'Acme Grafana',
  brand: { name: 'Acme Grafana', href: '/dashboards' },
  people: [],
};

/** The pages that links from the portal lead to. They ask for no sign-in, and draw nothing: there is nothing to measure on a laptop. */
export function createPages(list: ListDashboards): Site<SiteRequest> {
  const pages = {
    'GET /': showList,
    'GET /dashboards': showList,
    'GET /d/{uid}': showDashboard,
    'GET /d/{uid}/{slug}': showDashboard,
  };
  return new Site<SiteRequest>({
    people: () => [],
    complete: request => request,
    render: (request, content) => renderDocument(request, FRAME, content),
    routes: Object.entries(pages).map(([operation, show]) => ({
      operation,
      handle: async request => show(request, await list()),
    })),
  });
}

function showList(request: SiteRequest, all: StoryDashboard[]): Reply {
  const tags = request.url.searchParams.getAll('tag');
  const dashboards = withTags(all, tags);
  const body = html`<h1>Dashboards</h1>
    ${tags.length > 0 && html`<p>Those with ${tagList(tags)}</p>`}
    ${dashboards.length === 0 && html`<p class="notice">None.</p>`}
    ${dashboards.length > 0 &&
    html`<ul class="rows">
      ${dashboards.map(
        dashboard => html`<li>
          <a href="${pathOf(dashboard)}">${dashboard.title}</a>
          <span>${tagList(dashboard.tags)}</span>
        </li>`,
      )}
    </ul>`}`;
  return renderDocument(request, FRAME, { title: 'Dashboards', body });
}

function showDashboard(request: SiteRequest, all: StoryDashboard[]): Reply {
  const dashboard = all.find(({ uid }) => uid === request.params.uid);
  if (!dashboard) throw new ServerError(404, 'Dashboard not found');
  const { title, tags, panels } = dashboard;
  const body = html`<h1>${title}</h1>
    <p>${tagList(tags)}</p>
    <p class="notice">
      This is the sandbox's Grafana: it knows which panels there are. Nothing
      runs on a laptop that could be drawn on them.
    </p>
    <h2>Panels</h2>
    <ul class="rows">
      ${panels.map(panel => html`<li>${panel}</li>`)}
    </ul>`;
  return renderDocument(request, FRAME, { title, body });
}

const tagList = (tags: string[]): Html =>
  html`${tags.map(tag => html`<span class="tag">${tag}</span> `)}`;
