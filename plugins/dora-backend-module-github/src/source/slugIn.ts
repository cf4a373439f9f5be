// SPDX-License-Identifier: Apache-2.0
import type { GithubOrganization } from '@macadam/plugin-golden-path-node';
import { lowerCase } from '../config';

/** @returns `organisation/name` in lower case, or `undefined` of what belongs to no repository of the organisation */
export function slugIn(
  organization: Pick<GithubOrganization, 'name'>,
  projectSlug: string,
): string | undefined {
  const slug = lowerCase(projectSlug.trim());
  const [owner, name, ...rest] = slug.split('/');
  const isOurs = owner === lowerCase(organization.name);
  return isOurs && name && rest.length === 0 ? slug : undefined;
}
