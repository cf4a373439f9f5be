// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  CauseRequest,
  DeliveryCoverage,
  DeliverySeries,
  DeliverySummary,
  DeploymentFilter,
  IncidentRow,
  MetricId,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import type { Caller } from '@macadam/portal-node';
import type { PageRequest } from '../store/queries/keyset';
import { BriefMemory } from './BriefMemory';
import type { DeliveryReader } from './DeliveryReader';
import type { Explanations } from './Explanations';
import type { IncidentCauses } from './IncidentCauses';
import type { Subject } from './Subject';
import { ownersOf, type Subjects } from './Subjects';

/** What is asked about: an entity by its reference, or all that the caller may see. */
export type Asked = string | 'organization';

/** Asked for at once; the catalog takes so many. */
const REFS_AT_ONCE = 500;

/** What somebody may read stands for so long, so that a page that asks for five things asks only once whether it may. */
const BRIEFLY = { milliseconds: 5_000, mostEntries: 1_000 };

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
  private readonly entities = new BriefMemory<Entity | undefined>(BRIEFLY);
  private readonly owned = new BriefMemory<string[]>(BRIEFLY);
  private readonly results = new BriefMemory<AuthorizeResult>(BRIEFLY);

  constructor(
    private readonly inner: DeliveryReader,
    private readonly deps: {
      auditor: AuditorService;
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
      causes: IncidentCauses;
      explanations: Explanations;
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
    const [summary, owned] = await Promise.all([
      this.inner.summary(subject, query),
      this.lately(this.owned, caller, () => this.ownedBy(caller)),
    ]);
    return { ...summary, canLink: this.areAnswerable(owned, entity) };
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

  async coverage(
    asked: Asked,
    query: WindowQuery,
    caller: Caller,
  ): Promise<DeliveryCoverage> {
    const { subject } = await this.readable(asked, caller);
    const [coverage, owned] = await Promise.all([
      this.inner.coverage(subject, query),
      this.lately(this.owned, caller, () => this.ownedBy(caller)),
    ]);
    if (!owned.includes(this.deps.platformTeam)) return coverage;
    const unattributedEvents = await this.inner.unattributedEvents();
    return { ...coverage, unattributedEvents };
  }

  async explain(
    asked: Asked,
    metric: MetricId,
    query: WindowQuery,
    caller: Caller,
  ) {
    const { subject } = await this.readable(asked, caller);
    return this.deps.explanations.explain(subject, metric, query);
  }

  async rows(
    asked: Asked,
    metric: MetricId,
    query: WindowQuery,
    caller: Caller,
  ) {
    const { subject } = await this.readable(asked, caller);
    return this.deps.explanations.rows(subject, metric, query);
  }

  /** @throws NotAllowedError for an incident of a service that is not the caller's */
  async decideCause(
    incidentId: string,
    cause: CauseRequest,
    caller: Caller,
  ): Promise<IncidentRow> {
    const { auditor, catalog, causes } = this.deps;
    const { entityRef } = await causes.incident(incidentId);
    const entity = await catalog.getEntityByRef(entityRef, caller);
    if (!entity) throw new NotFoundError(`No incident ${incidentId}`);
    const decidedBy = this.userOf(caller);
    const event = await auditor.createEvent({
      eventId: 'incident-cause',
      severityLevel: 'medium',
      request: caller.request,
      meta: { incidentId, entityRef, cause: { ...cause }, decidedBy },
    });
    try {
      if (!this.areAnswerable(await this.ownedBy(caller), entity)) {
        throw new NotAllowedError(
          `Only the owners of ${entityRef} and the platform team say what caused its incidents; ask one of them`,
        );
      }
      const decided = await causes.decide(incidentId, cause, decidedBy);
      await event.success();
      return decided;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  private async readable(asked: Asked, caller: Caller): Promise<Readable> {
    const { catalog, subjects } = this.deps;
    if (asked === 'organization') {
      return { subject: await this.reduced(subjects.organization(), caller) };
    }
    const entity = await this.lately(
      this.entities,
      caller,
      () => catalog.getEntityByRef(asked, caller),
      asked,
    );
    if (!entity) throw new NotFoundError(`No entity ${asked}`);
    const subject = await subjects.of(entity);
    if (subject.members.kind === 'service') return { entity, subject };
    return { entity, subject: await this.reduced(subject, caller) };
  }

  /** Without the services that the caller may not see. */
  private async reduced(subject: Subject, caller: Caller): Promise<Subject> {
    const { catalog, permissions } = this.deps;
    const result = await this.lately(this.results, caller, async () => {
      const [decision] = await permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }],
        caller,
      );
      return decision.result;
    });
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

  /** What was found out for the same caller a moment ago; to read, never to decide. */
  private lately<T>(
    memory: BriefMemory<T>,
    { credentials }: Caller,
    find: () => Promise<T>,
    about = '',
  ): Promise<T> {
    const key = JSON.stringify([credentials.principal, about]);
    return memory.answer(key, find);
  }

  private areAnswerable(owned: string[], entity: Entity | undefined): boolean {
    const owners = entity ? ownersOf(entity) : [];
    return [...owners, this.deps.platformTeam].some(ref => owned.includes(ref));
  }

  private async ownedBy({ credentials }: Caller): Promise<string[]> {
    const { auth, userInfo } = this.deps;
    if (!auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return ownershipEntityRefs;
  }

  private userOf({ credentials }: Caller): string {
    if (!this.deps.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only a person says what caused an incident');
    }
    return credentials.principal.userEntityRef;
  }
}
