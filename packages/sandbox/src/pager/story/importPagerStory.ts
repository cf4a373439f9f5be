// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type {
  PagerStory,
  StoryIncident,
  StoryPagerService,
  StoryPagerTeam,
  StoryUser,
} from '../../story';
import { onCallNow } from '../oncall/shifts';
import type { Pager } from '../Pager';
import type { LogEntryRecord, LogEntryType, PolicyRecord } from '../store';

/** Turns begin on a Monday morning. */
const FIRST_TURN = '2024-01-01T09:00:00.000Z';

/** Fills an empty pager. Nobody is told: it is the past. */
export function importPagerStory(pager: Pager, story: PagerStory): void {
  const users = new Map(
    story.users.map(user => [user.login, importUser(pager, user)]),
  );
  const began = story.incidents[0]?.at ?? pager.clock.now();
  const policies = new Map(
    story.teams.map(team => [team.slug, importTeam(pager, team, users)]),
  );
  for (const service of story.services) {
    importService(pager, service, { policies, began });
  }
  for (const incident of story.incidents) {
    importIncident(pager, incident, users);
  }
}

function importUser({ store }: Pager, user: StoryUser): string {
  const { login, name, email, bio = '' } = user;
  const id = store.newId('P');
  store.users.put(id, { id, login, name, email, jobTitle: bio, teams: [] });
  return id;
}

function importTeam(
  { store }: Pager,
  { slug, name, onCall, backup }: StoryPagerTeam,
  users: Map<string, string>,
): PolicyRecord {
  const idsOf = (logins: string[]) =>
    logins.flatMap(login => users.get(login) ?? []);
  const teamId = store.newId('P');
  const members = idsOf([...new Set([...onCall, ...backup])]);
  store.teams.put(teamId, { id: teamId, slug, name, members });
  for (const id of members) {
    const user = store.users.get(id);
    if (user) store.users.put(id, { ...user, teams: [...user.teams, teamId] });
  }
  const policyId = store.newId('P');
  const scheduleId = onCall.length > 0 ? store.newId('P') : undefined;
  if (scheduleId) {
    store.schedules.put(scheduleId, {
      id: scheduleId,
      name: `${name}, week by week`,
      policyId,
      users: idsOf(onCall),
      startsAt: FIRST_TURN,
    });
  }
  return store.policies.put(policyId, {
    id: policyId,
    name,
    teamId,
    scheduleId,
    users: idsOf(backup),
  });
}

function importService(
  { store }: Pager,
  { id, name, description, team }: StoryPagerService,
  told: { policies: Map<string, PolicyRecord>; began: Date },
): void {
  const policy = told.policies.get(team);
  if (!policy) throw new Error(`No team ${team} is woken for ${name}`);
  store.services.put(id, {
    id,
    name,
    description,
    policyId: policy.id,
    createdAt: told.began.toISOString(),
  });
}

function importIncident(
  pager: Pager,
  story: StoryIncident,
  users: Map<string, string>,
): void {
  const { store } = pager;
  const { service, title, urgency, at, acknowledged, resolved } = story;
  const policyId = store.services.get(service)?.policyId;
  if (!policyId) throw new Error(`No service ${service} for "${title}"`);
  const entry = (
    type: LogEntryType,
    moment: Date,
    by?: string,
  ): LogEntryRecord => ({
    id: store.newId('R'),
    type,
    at: moment.toISOString(),
    userId: by && users.get(by),
  });
  const id = store.newId('Q');
  store.incidents.put(id, {
    id,
    number: store.incidents.values().length + 1,
    serviceId: service,
    title,
    urgency,
    key: createHash('md5')
      .update(`${service} ${at.toISOString()}`)
      .digest('hex'),
    assignees: onCallNow(pager, policyId, at),
    log: [
      entry('trigger', at),
      ...(acknowledged
        ? [entry('acknowledge', acknowledged.at, acknowledged.by)]
        : []),
      ...(resolved ? [entry('resolve', resolved.at, resolved.by)] : []),
    ],
  });
}
