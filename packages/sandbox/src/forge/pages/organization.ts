// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import { html, type Html } from '../../pages/html';
import { timeOf } from '../../pages/timeOf';
import type { Forge } from '../Forge';
import { notFound } from '../http/GithubError';
import { teamsOf } from '../repositories/permissions';
import type { RepositoryRecord, UserRecord } from '../store';
import { pathOf, renderPage, type PageRequest } from './layout';
import { pageRoute, type PageRoute } from './routing';

export const organizationPages: PageRoute[] = [
  pageRoute('GET /', request => showOrganization(request)),
  pageRoute('GET /{login}', request => {
    const { users, organizations } = request.forge.store;
    const login = request.params.login.toLowerCase();
    if (organizations.get(login)) return showOrganization(request);
    const user = users.get(login);
    if (!user) throw notFound();
    return showUser(request, user);
  }),
  pageRoute('GET /orgs/{org}/teams/{team}', showTeam),
];

function showOrganization(request: PageRequest): Reply {
  const { forge } = request;
  const [organization] = forge.store.organizations.values();
  const repositories = forge.repositories
    .list()
    .sort((a, b) => b.pushedAt.localeCompare(a.pushedAt));
  return renderPage(request, {
    title: organization.name,
    body: html`<h1>${organization.name}</h1>
      <p>${organization.description}</p>
      <h2>Repositories</h2>
      ${repositoryList(repositories)}
      <h2>Teams</h2>
      ${teamList(
        forge,
        forge.store.teams.values().map(team => team.slug),
      )}`,
  });
}

function showUser(request: PageRequest, user: UserRecord): Reply {
  const { forge } = request;
  const teams = teamsOf(forge.store, user.login).map(team => team.slug);
  return renderPage(request, {
    title: user.name,
    body: html`<h1>${user.name}</h1>
      <p class="detail">${user.login}, ${user.email}</p>
      <p>${user.bio}</p>
      <h2>Teams</h2>
      ${teamList(forge, teams)}`,
  });
}

function showTeam(request: PageRequest): Reply {
  const { forge, params } = request;
  const team = forge.store.teams.get(params.team.toLowerCase());
  if (!team) throw notFound();
  const repositories = forge.repositories
    .list()
    .filter(repository => team.slug in repository.teams);
  return renderPage(request, {
    title: team.name,
    body: html`<h1>${team.name}</h1>
      <p>${team.description}</p>
      <h2>Members</h2>
      <ul class="rows">
        ${team.members.map(
          login =>
            html`<li>
              <a href="/${login}">${forge.store.users.get(login)?.name}</a>
              <span class="detail">${login}</span>
            </li>`,
        )}
      </ul>
      <h2>Repositories</h2>
      ${repositoryList(repositories)}`,
  });
}

function repositoryList(repositories: RepositoryRecord[]): Html {
  return html`<ul class="rows">
    ${repositories.map(
      repository => html`<li>
        <span>
          <a href="${pathOf(repository)}">${repository.name}</a>
          <span class="detail">${repository.description}</span>
        </span>
        <span class="detail">pushed ${timeOf(repository.pushedAt)}</span>
      </li>`,
    )}
  </ul>`;
}

function teamList(forge: Forge, slugs: string[]): Html {
  const [organization] = forge.store.organizations.values();
  return html`<ul class="rows">
    ${slugs.map(slug => {
      const team = forge.store.teams.get(slug);
      return html`<li>
        <a href="/orgs/${organization.login}/teams/${slug}">${team?.name}</a>
        <span class="detail">${team?.members.length} members</span>
      </li>`;
    })}
  </ul>`;
}
