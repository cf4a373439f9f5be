// SPDX-License-Identifier: Apache-2.0
import type { PagerStory, StoryPagerService, StoryPagerTeam } from '../story';
import { DEPARTMENTS, TEAMS, type Team } from './organization';
import { acmeUsers, leadsOf, membersOf } from './people';
import { acmeRepositories } from './repositories';
import type { RepositoryPlan } from './RepositoryPlan';

/** Whom Acme wakes, and what for. */
export function createAcmePagerStory(): PagerStory {
  return {
    users: acmeUsers(),
    teams: TEAMS.map(pagerTeam),
    services: acmeRepositories().flatMap(pagerService),
    incidents: [],
  };
}

/** Where nobody is left in a team, the head of its department is woken. */
function pagerTeam({ slug, name, department }: Team): StoryPagerTeam {
  const heads = DEPARTMENTS.filter(one => one.slug === department).map(
    ({ head }) => head.login,
  );
  const leads = leadsOf(slug);
  return {
    slug,
    name,
    onCall: membersOf(slug),
    backup: leads.length > 0 ? leads : heads,
  };
}

/** A service for each component that names one; the file may be one that no YAML parser takes. */
function pagerService(plan: RepositoryPlan): StoryPagerService[] {
  const { name, description, team, tree } = plan;
  const id = pagerDutyServiceId(tree['catalog-info.yaml']);
  return id ? [{ id, name, description, team }] : [];
}

export function pagerDutyServiceId(catalogInfo = ''): string | undefined {
  return /^ +pagerduty\.com\/service-id: (\S+)$/m.exec(catalogInfo)?.[1];
}
