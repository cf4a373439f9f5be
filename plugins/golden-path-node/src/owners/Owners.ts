// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { OwnerChoice } from '@macadam/plugin-golden-path-common';
import { ANNOTATION_GITHUB_TEAM_SLUG } from '@macadam/portal-common';

/** The team of the forge that stands behind a service's owner. */
export interface OwnerTeam {
  /** As in `@organisation/slug`. */
  slug: string;
  entityRef: string;
}

/** Who may own a service that this user creates: a group of theirs that is a team of the forge; for the platform team any such group. */
export class Owners {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntities' | 'getEntityByRef'>;
      organization: string;
      platformTeam: string;
      userInfo: UserInfoService;
    },
  ) {}

  /**
   * @param owner - a group's reference, `payments-team` or `group:default/payments-team`
   * @throws InputError when it is no group, or none that the forge knows; NotAllowedError when it is not the user's
   */
  async teamOf(
    owner: string,
    credentials: BackstageCredentials,
  ): Promise<OwnerTeam> {
    const entityRef = stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'group' }),
    );
    const group = await this.deps.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (group?.kind !== 'Group') {
      throw new InputError(`The catalog has no group ${entityRef}`);
    }
    await this.mustBeTheirs(entityRef, credentials);

    const { organization } = this.deps;
    const team = group.metadata.annotations?.[ANNOTATION_GITHUB_TEAM_SLUG];
    const [teamOrganization, slug] = team?.split('/') ?? [];
    if (teamOrganization !== organization || !slug) {
      throw new InputError(
        `${entityRef} is no team of ${organization}, so it cannot be given a repository there`,
      );
    }
    return { slug, entityRef };
  }

  /** The groups that `teamOf` accepts from this user: their own first, the closest before those above it. */
  async choices(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<OwnerChoice[]> {
    const slug = `metadata.annotations.${ANNOTATION_GITHUB_TEAM_SLUG}`;
    const [{ ownershipEntityRefs: theirs }, { items }] = await Promise.all([
      this.deps.userInfo.getUserInfo(credentials),
      this.deps.catalog.getEntities(
        {
          filter: { kind: 'Group', [slug]: CATALOG_FILTER_EXISTS },
          fields: ['kind', 'metadata', 'spec.type', 'spec.profile'],
        },
        { credentials },
      ),
    ]);
    const isPlatformTeam = theirs.includes(this.deps.platformTeam);
    return items
      .filter(group => this.isTeamHere(group))
      .map(group => choiceOf(group, theirs))
      .filter(({ isMine }) => isMine || isPlatformTeam)
      .sort(
        (a, b) =>
          rank(a, theirs) - rank(b, theirs) || a.title.localeCompare(b.title),
      );
  }

  private isTeamHere({ metadata }: Entity): boolean {
    const team = metadata.annotations?.[ANNOTATION_GITHUB_TEAM_SLUG];
    return team?.split('/')[0] === this.deps.organization;
  }

  private async mustBeTheirs(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!this.deps.auth.isPrincipal(credentials, 'user')) return;
    const { ownershipEntityRefs } = await this.deps.userInfo.getUserInfo(
      credentials,
    );
    const theirs = [entityRef, this.deps.platformTeam];
    if (!ownershipEntityRefs.some(ref => theirs.includes(ref))) {
      throw new NotAllowedError(
        `You are not a member of ${entityRef}, so you cannot create a service that it owns`,
      );
    }
  }
}

function choiceOf(group: Entity, theirs: string[]): OwnerChoice {
  const entityRef = stringifyEntityRef(group);
  const profile = (group as { spec?: { profile?: { displayName?: string } } })
    .spec?.profile;
  const { name, title } = group.metadata;
  return {
    entityRef,
    title: profile?.displayName ?? title ?? name,
    isTeam: group.spec?.type === 'team',
    isMine: theirs.includes(entityRef),
  };
}

/** Mine before others', teams before what gathers teams or leads them, and the closest first. */
function rank({ entityRef, isMine, isTeam }: OwnerChoice, theirs: string[]) {
  const distance = isMine ? theirs.indexOf(entityRef) : theirs.length;
  return (isMine ? 0 : 10_000) + (isTeam ? 0 : 1_000) + distance;
}
