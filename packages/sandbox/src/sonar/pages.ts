// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';
import { html, type Html } from '../pages/html';
import { renderDocument } from '../pages/renderDocument';
import { Site, type SiteRequest } from '../pages/Site';
import { timeOf } from '../pages/timeOf';
import type { StoryProject } from '../story';
import { projectStatusOf, type Condition } from './gate';

const FRAME = {
  siteName: 'Acme SonarQube',
  brand: { name: 'Acme SonarQube', href: '/projects' },
  people: [],
};

/** What SonarQube's own pages call it. */
const VERDICTS = { OK: 'Passed', ERROR: 'Failed', NONE: 'Not computed' };

/** The pages that links from the portal lead to. They ask for no sign-in. */
export function createPages(projects: StoryProject[]): Site<SiteRequest> {
  const showList = (request: SiteRequest) =>
    renderDocument(request, FRAME, {
      title: 'Projects',
      body: projectList(projects),
    });
  return new Site<SiteRequest>({
    people: () => [],
    complete: request => request,
    render: (request, content) => renderDocument(request, FRAME, content),
    routes: [
      { operation: 'GET /', handle: showList },
      { operation: 'GET /projects', handle: showList },
      {
        operation: 'GET /dashboard',
        handle: request => showProject(request, projects),
      },
    ],
  });
}

function showProject(request: SiteRequest, projects: StoryProject[]): Reply {
  const key = request.url.searchParams.get('id');
  const project = projects.find(one => one.key === key);
  if (!project) throw new ServerError(404, 'The page was not found');
  const { status, conditions } = projectStatusOf(project);
  const body = html`<h1>${project.name} <span class="tag">${key}</span></h1>
    <h2>Quality Gate: ${VERDICTS[status]}</h2>
    ${project.analysis
      ? html`<p class="detail">
            New code, as it was analysed ${timeOf(project.analysis.at)}
          </p>
          ${conditionTable(conditions)}`
      : html`<p class="notice">Nobody has analysed this project yet.</p>`}
    <p class="detail">
      This is the sandbox's SonarQube: nothing is analysed on a laptop.
    </p>`;
  return renderDocument(request, FRAME, { title: project.name, body });
}

const projectList = (projects: StoryProject[]): Html =>
  html`<h1>Projects</h1>
    <ul class="rows">
      ${projects.map(
        project => html`<li>
          <a href="/dashboard?id=${encodeURIComponent(project.key)}"
            >${project.name}</a
          >
          <span class="detail"
            >${VERDICTS[projectStatusOf(project).status]}</span
          >
        </li>`,
      )}
    </ul>`;

const conditionTable = (conditions: Condition[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>Metric</th>
        <th>Value</th>
        <th>Fails when</th>
        <th>Condition</th>
      </tr>
    </thead>
    <tbody>
      ${conditions.map(
        ({ metricKey, actualValue, comparator, errorThreshold, status }) =>
          html`<tr>
            <td>${metricKey}</td>
            <td>${actualValue ?? 'nothing to measure'}</td>
            <td>
              ${comparator === 'GT' ? 'above' : 'below'} ${errorThreshold}
            </td>
            <td class="${status === 'OK' ? 'success' : 'failure'}">
              ${VERDICTS[status]}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
