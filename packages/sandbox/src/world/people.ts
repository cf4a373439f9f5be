// SPDX-License-Identifier: Apache-2.0
import type { StoryTeam, StoryUser } from '../story';
import {
  DEPARTMENTS,
  NEWCOMERS,
  TEAMS,
  type Member,
  type Team,
} from './organization';

const PERSONAS = [
  'payments-developer',
  'payments-lead',
  'orders-developer',
  'platform-engineer',
  'new-developer',
];

const FIRST_DAY = 'first day';

/** Those whom one can sign in as. */
export function acmePersonas() {
  const places = [
    ...TEAMS.map(({ name, members }) => ({ place: name, members })),
    { place: FIRST_DAY, members: NEWCOMERS },
  ];
  return PERSONAS.flatMap(persona =>
    places.flatMap(({ place, members }) =>
      members
        .filter(({ login }) => login === persona)
        .map(({ login, name, title }) => ({
          login,
          name,
          email: emailOf(login),
          title: `${title}, ${place}`,
        })),
    ),
  );
}

export function acmeUsers(): StoryUser[] {
  const userOf = (place: string) => (member: Member) => ({
    login: member.login,
    name: member.name,
    email: emailOf(member.login),
    bio: `${member.title}, ${place}`,
  });
  return [
    ...DEPARTMENTS.map(({ name, head }) => userOf(name)(head)),
    ...TEAMS.flatMap(({ name, members }) => members.map(userOf(name))),
    ...NEWCOMERS.map(userOf(FIRST_DAY)),
  ];
}

/** Each department, below it its teams, and below each team the group of its leads. */
export function acmeTeams(): StoryTeam[] {
  const departments = DEPARTMENTS.map(({ head, ...department }) => ({
    ...department,
    members: [head.login],
  }));
  const teams = TEAMS.flatMap(({ slug, name, description, department }) => [
    { slug, name, description, parent: department, members: membersOf(slug) },
    {
      slug: `${slug}-leads`,
      name: `${name} leads`,
      description: `Answers for what ${name} promises`,
      parent: slug,
      members: leadsOf(slug),
    },
  ]);
  return [...departments, ...teams];
}

/** Logins of a team, its leads among them. */
export function membersOf(slug: string): string[] {
  return teamOf(slug).members.map(({ login }) => login);
}

export function leadsOf(slug: string): string[] {
  return teamOf(slug)
    .members.filter(({ isLead }) => isLead)
    .map(({ login }) => login);
}

function teamOf(slug: string): Team {
  const found = TEAMS.find(team => team.slug === slug);
  if (!found) throw new Error(`No team ${slug}`);
  return found;
}

function emailOf(login: string): string {
  return `${login}@acme.example`;
}
