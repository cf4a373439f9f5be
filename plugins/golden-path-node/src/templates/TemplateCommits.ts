// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type EntityMeta,
} from '@backstage/catalog-model';
import { z } from 'zod/v3';
import type { GithubOrganization } from '../forge/GithubOrganization';

const commitsAnswer = z.array(
  z.object({ sha: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/) }),
);

/** A folder of a repository, at a branch. */
interface Folder {
  owner: string;
  repo: string;
  ref: string;
  path: string;
}

/** Which state of a template a service is made from, so that later ones can be compared with it. */
export class TemplateCommits {
  constructor(private readonly organization: GithubOrganization) {}

  /**
   * The commit that last changed a template's folder; `undefined` for one that is not on the organisation's forge. A moment later `fetch:template`
   * reads the same folder of the same branch with the same credentials, so that whatever fails here would fail there.
   */
  async newestOf(
    template: Pick<EntityMeta, 'annotations'>,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const folder = folderOf(template, this.organization.host);
    if (!folder) return undefined;
    const { owner, repo, ref, path } = folder;
    const [newest] = await this.organization
      .neighbour(owner)
      .request(
        'GET /repos/{owner}/{repo}/commits',
        { owner, repo, sha: ref, path, per_page: 1 },
        { answer: commitsAnswer, signal },
      );
    return newest?.sha;
  }
}

/** By the annotations that the scaffolder goes by too. A dry run has them as a run does, though it reads its files from elsewhere. */
function folderOf(
  { annotations }: Pick<EntityMeta, 'annotations'>,
  forgeHost: string,
): Folder | undefined {
  const location =
    annotations?.[ANNOTATION_SOURCE_LOCATION] ??
    annotations?.[ANNOTATION_LOCATION];
  if (!location) return undefined;
  const { type, target } = parseLocationRef(location);
  if (type !== 'url' || !URL.canParse(target)) return undefined;
  const { host, pathname } = new URL('.', target);
  const [, owner, repo, kind, ref, ...path] = pathname
    .replace(/\/$/, '')
    .split('/')
    .map(decodeURIComponent);
  if (host !== forgeHost || !/^(blob|tree)$/.test(kind) || !ref) {
    return undefined;
  }
  return { owner, repo, ref, path: path.join('/') };
}
