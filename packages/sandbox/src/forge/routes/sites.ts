// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import type { Forge } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord, SiteRecord } from '../store';

const newSite = z.object({
  build_type: z.enum(['legacy', 'workflow']).default('legacy'),
  source: z
    .object({
      branch: z.string(),
      path: z.enum(['/', '/docs']).default('/'),
    })
    .optional(),
});

const under = '/repos/{owner}/{repo}/pages';

/** The settings of GitHub Pages. Nothing is built from them: pipelines publish docs elsewhere. */
export const siteRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', ({ forge }, repository) => {
    const site = forge.store.sites.get(String(repository.id));
    if (!site) throw notFound();
    return json(siteView(forge, repository, site));
  }),
  repositoryRoute(`POST ${under}`, 'admin', addSite),
];

function addSite(request: ApiRequest, repository: RepositoryRecord): Reply {
  const { forge } = request;
  const { build_type: buildType, source } = request.parse(newSite);
  const { sites } = forge.store;
  const key = String(repository.id);
  if (sites.get(key)) {
    throw new GithubError(409, 'GitHub Pages is already enabled.');
  }
  const site = sites.put(key, {
    repositoryId: repository.id,
    buildType,
    source: source ?? { branch: repository.defaultBranch, path: '/' },
  });
  return created(siteView(forge, repository, site));
}

function siteView(
  forge: Forge,
  repository: RepositoryRecord,
  site: SiteRecord,
) {
  return {
    url: `${forge.urls.repositoryApi(repository)}/pages`,
    // Of the last build: there was none.
    status: null,
    cname: null,
    custom_404: false,
    build_type: site.buildType,
    source: site.source,
    public: repository.visibility === 'public',
    https_enforced: false,
  };
}
