// SPDX-License-Identifier: Apache-2.0
import type { PagerStory, Story, StoryPagerService } from '../story';
import { acmePagerServices, acmePagerTeams } from './pager';
import { acmeTeams, acmeUsers } from './people';
import { acmeRepositories } from './repositories';
import { tellRepository } from './repository';

/** Acme as its forge knows it, and as its pager does. */
export interface AcmeStory extends Story {
  pager: PagerStory;
}

/**
 * Acme, a made-up shop, and its last ninety days. The same `seed` on the same day tells the same
 * story; on another day it tells it with other dates.
 */
export function createAcmeStory(options: {
  now: Date;
  seed: number;
}): AcmeStory {
  const plans = acmeRepositories();
  const told = plans.map(plan => tellRepository(plan, options));
  const services = acmePagerServices(plans);
  const incidentsOf = ({ id, name }: StoryPagerService) =>
    told
      .filter(({ repository }) => repository.name === name)
      .flatMap(({ incidents }) => incidents)
      .map(incident => ({ ...incident, service: id }));
  return {
    organization: {
      login: 'acme',
      name: 'Acme',
      description: 'Sells everything, ships most of it',
    },
    users: acmeUsers(),
    teams: acmeTeams(),
    repositories: told.map(({ repository }) => repository),
    pager: {
      users: acmeUsers(),
      teams: acmePagerTeams(),
      services,
      incidents: services
        .flatMap(incidentsOf)
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    },
  };
}
