// SPDX-License-Identifier: Apache-2.0
import type { StoryPagerService, StoryPagerTeam } from '../story';
import { annotationIn } from './files/annotationIn';
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

/** A service for each component that names one. */
export function acmePagerServices(
  plans: RepositoryPlan[],
): StoryPagerService[] {
  return plans.flatMap(({ name, description, team, tree }) => {
    const id = annotationIn(
      tree['catalog-info.yaml'],
      'pagerduty.com/service-id',
    );
    return id ? [{ id, name, description, team }] : [];
  });
}
