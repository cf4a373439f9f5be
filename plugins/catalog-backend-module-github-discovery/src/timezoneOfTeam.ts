// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  defaultOrganizationTeamTransformer,
  type TeamTransformer,
} from '@backstage/plugin-catalog-backend-module-github';
import { ANNOTATION_TIMEZONE } from '@macadam/portal-common';

/** GitHub's teams have no time zone of their own: one says it at the end of a team's description. */
const SAID = /\s*\btime ?zone: (?<zone>[a-z][\w+-]*(?:\/[\w+-]+)*)\.?\s*$/i;

/** As Backstage makes a group of a team, with the time zone that its description names: `Runs the shops. Time zone: Asia/Tokyo`. */
export const teamWithTimezone: TeamTransformer = async (team, context) => {
  const group = await defaultOrganizationTeamTransformer(team, context);
  return group && withTimezone(group);
};

function withTimezone(group: Entity): Entity {
  const { description = '', annotations } = group.metadata;
  const zone = SAID.exec(description)?.groups?.zone;
  if (!zone) return group;
  return {
    ...group,
    metadata: {
      ...group.metadata,
      description: description.replace(SAID, ''),
      annotations: { ...annotations, [ANNOTATION_TIMEZONE]: zone },
    },
  };
}
