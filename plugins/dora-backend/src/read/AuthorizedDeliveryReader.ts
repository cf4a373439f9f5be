// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  DeliverySeries,
  DeliverySummary,
  DeploymentFilter,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import type { PageRequest } from '../store/queries/keyset';
import type { Caller } from './Caller';
import type { DeliveryReader } from './DeliveryReader';
import type { Subject } from './Subject';
import { ownersOf, type Subjects } from './Subjects';

/** What is asked about: an entity by its reference, or all that the caller may see. */
export type Asked = string | 'organization';

/** Asked for at once; the catalog takes so many. */
const REFS_AT_ONCE = 500;

interface Readable {
  subject: Subject;
  entity?: Entity;
}

/**
 * Lets whoever may read an entity in the catalog read how it is delivered, asking on behalf of the caller; of several services together only
 * those count that the caller may see. Owners and the platform team may say what caused an incident.
 *
 * @throws NotFoundError for an entity that the caller does not see
 */
export class AuthorizedDeliveryReader {
  constructor(
    private readonly inner: DeliveryReader,
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
      permissions: PermissionsService;
      platformTeam: string;
      subjects: Subjects;
      userInfo: UserInfoService;
    },
  ) {}

  async summary(
    asked: Asked,
    query: WindowQuery,
    caller: Caller,
  ): Promise<DeliverySummary> {
    const { subject, entity } = await this.readable(asked, caller);
    const [summary, canLink] = await Promise.all([
      this.inner.summary(subject, query),
      this.answersFor(entity, caller),
    ]);
    return { ...summary, canLink };
  }

  async series(
    asked: Asked,
    query: WindowQuery,
    bucket: DeliverySeries['bucket'],
    caller: Caller,
  ) {
    const { subject } = await this.readable(asked, caller);
    return this.inner.series(subject, query, bucket);
  }

  async deployments(
    asked: Asked,
    query: WindowQuery,
    page: PageRequest & { filter: DeploymentFilter },
    caller: Caller,
  ) {
    const { subject } = await this.readable(asked, caller);
    return this.inner.deployments(subject, query, page);
  }

  async incidents(
    asked: Asked,
    query: WindowQuery,
    page: PageRequest,
    caller: Caller,
  ) {
    const { subject } = await this.readable(asked, caller);
    return this.inner.incidents(subject, query, page);
  }

  private async readable(asked: Asked, caller: Caller): Promise<Readable> {
    const { catalog, subjects } = this.deps;
    if (asked === 'organization') {
      return { subject: await this.reduced(subjects.organization(), caller) };
    }
    const entity = await catalog.getEntityByRef(asked, caller);
    if (!entity) throw new NotFoundError(`No entity ${asked}`);
    const subject = await subjects.of(entity);
    if (subject.members.kind === 'service') return { entity, subject };
    return { entity, subject: await this.reduced(subject, caller) };
  }

  /** Without the services that the caller may not see. */
  private async reduced(subject: Subject, caller: Caller): Promise<Subject> {
    const { catalog, permissions } = this.deps;
    const [{ result }] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      caller,
    );
    if (result === AuthorizeResult.ALLOW) return subject;
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may read nothing of the catalog');
    }
    const refs = await this.inner.services(subject);
    const visible: string[] = [];
    for (let start = 0; start < refs.length; start += REFS_AT_ONCE) {
      const entityRefs = refs.slice(start, start + REFS_AT_ONCE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        caller,
      );
      visible.push(...entityRefs.filter((_, i) => items[i]));
    }
    return { ...subject, visible };
  }

  private async answersFor(
    entity: Entity | undefined,
    { credentials }: Caller,
  ): Promise<boolean> {
    const { auth, platformTeam, userInfo } = this.deps;
    if (!auth.isPrincipal(credentials, 'user')) return false;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const owners = entity ? ownersOf(entity) : [];
    return [...owners, platformTeam].some(ref =>
      ownershipEntityRefs.includes(ref),
    );
  }
}
