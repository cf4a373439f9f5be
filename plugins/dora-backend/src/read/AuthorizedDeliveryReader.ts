// SPDX-License-Identifier: Apache-2.0
import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
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
import type { Caller, CallersView } from '@macadam/portal-node';
import type { PageRequest } from '../store/queries/keyset';
import type { DeliveryReader } from './DeliveryReader';
import type { Explanations } from './Explanations';
import type { IncidentCauses } from './IncidentCauses';
import type { Subject } from './Subject';
import { ownersOf, type Subjects } from './Subjects';

/** What is asked about: an entity by its reference, or all that the caller may see. */
export type Asked = string | 'organization';

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
      auditor: AuditorService;
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      causes: IncidentCauses;
      explanations: Explanations;
      platformTeam: string;
      subjects: Subjects;
      view: CallersView;
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
      this.deps.view.ownedBy(caller),
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
      this.deps.view.ownedBy(caller),
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
    const { auditor, catalog, causes, view } = this.deps;
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
      if (!this.areAnswerable(await view.ownedBy(caller), entity)) {
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
    const { subjects, view } = this.deps;
    if (asked === 'organization') {
      return { subject: await this.reduced(subjects.organization(), caller) };
    }
    const entity = await view.entity(asked, caller);
    if (!entity) throw new NotFoundError(`No entity ${asked}`);
    const subject = await subjects.of(entity);
    if (subject.members.kind === 'service') return { entity, subject };
    return { entity, subject: await this.reduced(subject, caller) };
  }

  /** Without the services that the caller may not see. */
  private async reduced(subject: Subject, caller: Caller): Promise<Subject> {
    const { view } = this.deps;
    if (await view.seesAll(caller)) return subject;
    const refs = await this.inner.services(subject);
    return { ...subject, visible: await view.visible(refs, caller) };
  }

  private areAnswerable(owned: string[], entity: Entity | undefined): boolean {
    const owners = entity ? ownersOf(entity) : [];
    return [...owners, this.deps.platformTeam].some(ref => owned.includes(ref));
  }

  private userOf({ credentials }: Caller): string {
    if (!this.deps.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only a person says what caused an incident');
    }
    return credentials.principal.userEntityRef;
  }
}
