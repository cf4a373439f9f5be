// SPDX-License-Identifier: Apache-2.0
import type { Story } from '../story';
import { acmeTeams, acmeUsers } from './people';
import { acmeRepositories } from './repositories';
import { tellRepository } from './repository';

/**
 * Acme, a made-up shop, and its last ninety days. The same `seed` on the same day tells the same
 * story; on another day it tells it with other dates.
 */
export function createAcmeStory(options: { now: Date; seed: number }): Story {
  return {
    organization: {
      login: 'acme',
      name: 'Acme',
      description: 'Sells everything, ships most of it',
    },
    users: acmeUsers(),
    teams: acmeTeams(),
    repositories: acmeRepositories().map(plan => tellRepository(plan, options)),
  };
}
