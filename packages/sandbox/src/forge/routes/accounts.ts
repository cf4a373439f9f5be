// SPDX-License-Identifier: Apache-2.0
import { json, noContent } from '../../http/Reply';
import { notFound } from '../http/GithubError';
import { listReply } from '../http/paging';
import { organizationRoute, route, type Route } from '../http/routes';
import {
  fullOrganization,
  privateUser,
  publicUser,
  simpleUser,
} from '../views/accounts';

export const accountRoutes: Route[] = [
  route('GET /user', ({ forge, caller }) =>
    json(privateUser(forge, caller.login), {
      headers: { 'x-oauth-scopes': 'admin:org, repo, workflow' },
    }),
  ),
  route('GET /users/{username}', ({ forge, params }) => {
    const login = params.username.toLowerCase();
    const { users, organizations } = forge.store;
    if (!users.get(login) && !organizations.get(login)) throw notFound();
    return json(publicUser(forge, login));
  }),
  organizationRoute('GET /orgs/{org}', 'member', ({ forge }, organization) =>
    json(fullOrganization(forge, organization)),
  ),
  organizationRoute('GET /orgs/{org}/members', 'member', ({ forge, url }) => {
    const members = forge.store.users.values().filter(user => !user.bot);
    return listReply(url, members, user => simpleUser(forge, user.login));
  }),
  organizationRoute(
    'GET /orgs/{org}/members/{username}',
    'member',
    ({ forge, params }) => {
      const user = forge.store.users.get(params.username.toLowerCase());
      if (!user || user.bot) throw notFound();
      return noContent();
    },
  ),
  organizationRoute(
    'GET /orgs/{org}/memberships/{username}',
    'member',
    ({ forge, params }, organization) => {
      const user = forge.store.users.get(params.username.toLowerCase());
      if (!user || user.bot) throw notFound();
      const api = forge.urls.organizationApi(organization.login);
      return json({
        url: `${api}/memberships/${user.login}`,
        state: 'active',
        role: 'member',
        organization_url: api,
        organization: fullOrganization(forge, organization),
        user: simpleUser(forge, user.login),
      });
    },
  ),
];
