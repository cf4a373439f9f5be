// SPDX-License-Identifier: Apache-2.0
import type { StoryPagerService, StoryPagerTeam } from '../story';
import { DEPARTMENTS, TEAMS, type Team } from './organization';
import { leadsOf, membersOf } from './people';
import type { RepositoryPlan } from './RepositoryPlan';

export const acmePagerTeams = (): StoryPagerTeam[] => TEAMS.map(pagerTeam);

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
export function acmePagerServices(
  plans: RepositoryPlan[],
): StoryPagerService[] {
  return plans.flatMap(({ name, description, team, tree }) => {
    const id = serviceIdIn(tree['catalog-info.yaml']);
    return id ? [{ id, name, description, team }] : [];
  });
}

function serviceIdIn(catalogInfo = ''): string | undefined {
  return /^ +pagerduty\.com\/service-id: (\S+)$/m.exec(catalogInfo)?.[1];
}
