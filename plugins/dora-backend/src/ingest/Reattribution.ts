// SPDX-License-Identifier: Apache-2.0
import type { Subject } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import type { DeploymentStore } from '../store/events/DeploymentStore';
import type { IncidentStore } from '../store/events/IncidentStore';
import { subjectsOf, eventsAbout } from '../store/events/subjects';
import type { Judge } from './Judge';
import type { Service, Services } from './Services';
import { stampOf } from './stampOf';

/** An event that belongs to somebody else than it stands with. */
interface Misplaced {
  source: string;
  externalId: string;
  services: Service[];
}

/** Moves events to the services that they are about, when the catalog tells another story than it did when they came. */
export class Reattribution {
  constructor(
    private readonly deps: {
      deployments: DeploymentStore;
      incidents: IncidentStore;
      judge: Judge;
    },
  ) {}

  /** @param change - the services now, and the ids of those whose events may belong to others; events without any are looked at in any case */
  async apply(
    trx: Knex.Transaction,
    change: { services: Services; affected: number[] },
  ): Promise<void> {
    const { deployments, incidents, judge } = this.deps;
    const [attempts, troubles] = [
      await misplaced(trx, 'deployments', change),
      await misplaced(trx, 'incidents', change),
    ];
    if (attempts.length + troubles.length === 0) return;
    const taking = [...attempts, ...troubles].flatMap(({ services }) =>
      services.map(({ id }) => id),
    );
    await judge.lock(trx, [...change.affected, ...taking]);
    const placed = ({ services, ...event }: Misplaced) => ({
      ...event,
      services: services.map(stampOf),
    });
    await judge.judge(trx, {
      attempts: await deployments.replace(trx, attempts.map(placed)),
      incidents: await incidents.replace(trx, troubles.map(placed)),
    });
  }
}

async function misplaced(
  trx: Knex.Transaction,
  table: 'deployments' | 'incidents',
  change: { services: Services; affected: number[] },
): Promise<Misplaced[]> {
  const { services, affected } = change;
  const found: Misplaced[] = [];
  for (const { subject, serviceIds } of await subjectsOf(
    trx,
    table,
    affected,
  )) {
    const meant = services.of(subject as Subject);
    const isPlaced =
      meant.length === 0 ||
      (meant.length === serviceIds.length &&
        meant.every(({ id }) => serviceIds.includes(id)));
    if (isPlaced) continue;
    for (const event of await eventsAbout(trx, table, { subject, affected })) {
      found.push({ ...event, services: meant });
    }
  }
  return found;
}
