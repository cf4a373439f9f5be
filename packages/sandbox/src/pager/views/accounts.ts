// SPDX-License-Identifier: Apache-2.0
import type { Pager } from '../Pager';
import type { TeamRecord, UserRecord } from '../store';
import { teamReference } from './references';

export function userView(pager: Pager, user: UserRecord) {
  const { id, name, email, jobTitle } = user;
  return {
    id,
    type: 'user',
    summary: name,
    ...pager.urls.of(`/users/${id}`),
    name,
    email,
    time_zone: 'Etc/UTC',
    color: 'green',
    avatar_url: null,
    billed: true,
    role: 'user',
    description: null,
    invitation_sent: false,
    job_title: jobTitle,
    teams: user.teams.map(team => teamReference(pager, team)),
    contact_methods: [],
    notification_rules: [],
    coordinated_incidents: [],
  };
}

export function teamView(pager: Pager, { id, name, slug }: TeamRecord) {
  return {
    id,
    type: 'team',
    summary: name,
    ...pager.urls.of(`/teams/${id}`),
    name,
    description: slug,
    parent: null,
    default_role: 'manager',
  };
}
