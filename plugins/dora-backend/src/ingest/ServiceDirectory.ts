// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { EntityStore, ServiceRow } from '../store/EntityStore';
import { catalogServices, type CatalogedService } from './catalogServices';
import type { Judge } from './Judge';
import type { Reattribution } from './Reattribution';
import { annotationsOf, Services, type Service } from './Services';

/** One refresh at a time, over all replicas. */
const LOCK = 0x64_69_72_73;

/** The number of nobody. */
const NOBODY = -1;

/** What became of the services since they were last looked at. */
interface Turn {
  /** New ones, and those that sources know by something else now. */
  claimed: Service[];
  /** Those whose changes are other ones now. */
  recut: Service[];
  /** Any change at all. */
  saved: Service[];
  gone: Service[];
}

/** Knows which service of the catalog an event is about, and moves what is kept when the catalog says something else. */
export class ServiceDirectory {
  private services = new Services([]);

  constructor(
    private readonly deps: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      catalog: Pick<CatalogService, 'streamEntities'>;
      entities: EntityStore;
      judge: Judge;
      knex: Knex;
      reattribution: Reattribution;
    },
  ) {}

  /** The services as they are known at the moment. */
  get current(): Services {
    return this.services;
  }

  /** Takes up what the database remembers, so that events find their services before the catalog answers. */
  async recall(): Promise<void> {
    const rows = await this.deps.entities.services();
    this.services = new Services(await this.withRefs(rows));
  }

  /** Reads the catalog. */
  async refresh(): Promise<void> {
    const { entities, judge, knex, reattribution } = this.deps;
    const found = await this.numbered(await catalogServices(this.deps));
    const services = new Services(found);
    await knex.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      const before = await this.withRefs(await entities.services(trx));
      const turn = turnOf(before, found);
      await entities.saveServices(trx, turn.saved);
      await entities.forgetClaims(
        trx,
        turn.gone.map(({ id }) => id),
      );
      const concerned = [...turn.claimed, ...turn.gone];
      const affected = [
        ...concerned,
        ...new Services(before).sharingWith(concerned),
        ...services.sharingWith(concerned),
      ];
      const ids = new Set(affected.map(({ id }) => id));
      await reattribution.apply(trx, { services, affected: [...ids] });
      const recut = turn.recut.map(({ id }) => id);
      if (recut.length > 0) {
        await judge.lock(trx, recut);
        await judge.judgeWhole(trx, recut);
      }
    });
    this.services = services;
  }

  /** The values of an annotation, in lower case, of the services that somebody owns or a system has; or of all. */
  sourceValues(
    scope: { ownerRefs?: string[]; systemRefs?: string[] } | 'all',
    annotation: string,
  ): string[] {
    const isInScope = ({ ownerRef, systemRef }: Service) =>
      scope === 'all' ||
      scope.ownerRefs?.includes(ownerRef ?? '') ||
      scope.systemRefs?.includes(systemRef ?? '');
    const values = this.services.all
      .filter(isInScope)
      .flatMap(service => annotationsOf(service))
      .filter(([name]) => name === annotation)
      .map(([, value]) => value);
    return [...new Set(values)];
  }

  private async numbered(found: CatalogedService[]): Promise<Service[]> {
    const refs = found.flatMap(({ ref, ownerRef, systemRef }) =>
      [ref, ownerRef, systemRef].flatMap(one => one ?? []),
    );
    const ids = await this.deps.entities.idsOf(refs);
    return found.map(service => ({
      ...service,
      id: ids.get(service.ref)!,
      ownerId: ids.get(service.ownerRef ?? '') ?? null,
      systemId: ids.get(service.systemRef ?? '') ?? null,
    }));
  }

  private async withRefs(rows: ServiceRow[]): Promise<Service[]> {
    const refs = await this.deps.entities.refsOf(
      rows.flatMap(({ ownerId, systemId }) =>
        [ownerId, systemId].flatMap(id => id ?? []),
      ),
    );
    return rows.map(row => ({
      ...row,
      ownerRef: refs.get(row.ownerId ?? NOBODY),
      systemRef: refs.get(row.systemId ?? NOBODY),
    }));
  }
}

function turnOf(before: Service[], after: Service[]): Turn {
  const known = new Map(before.map(service => [service.id, service]));
  const present = new Set(after.map(({ id }) => id));
  const differs =
    (read: (service: Service) => unknown) =>
    (service: Service): boolean => {
      const old = known.get(service.id);
      return (
        !old || JSON.stringify(read(old)) !== JSON.stringify(read(service))
      );
    };
  const claims = ({ claims: { annotations, workflow } }: Service) => [
    Object.entries(annotations).sort(),
    workflow,
  ];
  const paths = ({ pathPrefixes }: Service) => pathPrefixes;
  const all = (service: Service) => [
    claims(service),
    paths(service),
    service.ownerId,
    service.systemId,
  ];
  return {
    claimed: after.filter(differs(claims)),
    recut: after.filter(
      service => known.has(service.id) && differs(paths)(service),
    ),
    saved: after.filter(differs(all)),
    gone: before.filter(({ id }) => !present.has(id)),
  };
}
