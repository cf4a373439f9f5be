// SPDX-License-Identifier: Apache-2.0
import type { ProposedEntity } from '@macadam/plugin-golden-path-common';
import type { Repository } from '@macadam/plugin-golden-path-node';

/** Types of components that a repository's topics may name. */
const TYPES = ['service', 'website', 'library', 'pipeline'];

/**
 * What a catalog file could say of a repository: what the forge tells about it. Its owner is a team that may push, one of the caller's own
 * before another.
 *
 * @param access.teams - slugs; @param access.groups - references of the caller's groups
 */
export function proposedEntity(
  repository: Repository,
  access: { teams: string[]; groups: string[] },
): ProposedEntity {
  const { organization, name, description, topics } = repository;
  const isTheirs = (slug: string) =>
    access.groups.includes(`group:default/${slug}`);
  const owner = access.teams.find(isTheirs) ?? access.teams[0];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(description && { description }),
      annotations: { 'github.com/project-slug': `${organization}/${name}` },
      ...(topics.length > 0 && { tags: topics }),
    },
    spec: {
      type: TYPES.find(type => topics.includes(type)) ?? 'service',
      lifecycle: 'production',
      ...(owner && { owner }),
    },
  };
}
