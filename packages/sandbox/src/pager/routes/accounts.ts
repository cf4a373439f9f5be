// SPDX-License-Identifier: Apache-2.0
import { json } from '../../http/Reply';
import { notFound } from '../http/PagerDutyError';
import { pageReply, valuesOf } from '../http/paging';
import { route, type Route } from '../http/routes';
import { teamView, userView } from '../views/accounts';

export const accountRoutes: Route[] = [
  route('GET /users', ({ pager, url }) => {
    const query = url.searchParams.get('query')?.toLowerCase() ?? '';
    const wanted = valuesOf(url, 'team_ids');
    const users = pager.store.users
      .values()
      .filter(
        ({ name, email, teams }) =>
          `${name} ${email}`.toLowerCase().includes(query) &&
          (!wanted || teams.some(id => wanted.includes(id))),
      )
      .sort((a, b) => a.name.localeCompare(b.name));
    return pageReply(url, 'users', users, user => userView(pager, user));
  }),
  route('GET /users/{id}', ({ pager, params }) => {
    const user = pager.store.users.get(params.id);
    if (!user) throw notFound();
    return json({ user: userView(pager, user) });
  }),
  route('GET /teams', ({ pager, url }) =>
    pageReply(url, 'teams', pager.store.teams.values(), team =>
      teamView(pager, team),
    ),
  ),
  route('GET /teams/{id}', ({ pager, params }) => {
    const team = pager.store.teams.get(params.id);
    if (!team) throw notFound();
    return json({ team: teamView(pager, team) });
  }),
];
