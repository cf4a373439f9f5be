// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type {
  DeploymentRecord,
  IncidentRecord,
  Subject,
} from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import type { DeploymentStore } from '../store/events/DeploymentStore';
import type { IncidentStore } from '../store/events/IncidentStore';
import type { Attributed } from '../store/events/tellings';
import { touchedServices } from '../store/events/Touches';
import type { ReadStore, Tells, ToldEvent } from '../store/ReadStore';
import type { Judge } from './Judge';
import type { Counted } from './newlyCounted';
import { valueOf, type Services } from './Services';
import { stampOf } from './stampOf';

/** What a source said at once. */
export interface Report {
  source: string;
  deployments?: DeploymentRecord[];
  incidents?: IncidentRecord[];
}

export interface Recorded {
  counted: Counted[];
  /** How many events were new, or changed what was known. */
  changed: number;
  /** Whether some are about nobody whom the catalog knows. */
  hasUnknown: boolean;
}

/** PostgreSQL does not index what is much longer. */
const LONGEST_NAME = 1_000;

/** Writes events and what they mean, in one transaction of the caller's. */
export class Recorder {
  constructor(
    private readonly deps: {
      deployments: DeploymentStore;
      incidents: IncidentStore;
      judge: Judge;
      reads: ReadStore;
    },
  ) {}

  /** @throws InputError when a name is too long to be kept */
  async record(
    trx: Knex.Transaction,
    reports: Report[],
    options: { services: Services; isBackfill: boolean },
  ): Promise<Recorded> {
    const { deployments, incidents, judge, reads } = this.deps;
    const attempts = reports.flatMap(report =>
      attributed(report.source, report.deployments ?? [], options),
    );
    const troubles = reports.flatMap(report =>
      attributed(report.source, report.incidents ?? [], options),
    );
    attempts.forEach(({ record }) => requireShortNames(record));
    troubles.forEach(({ record }) => requireShortNames(record));

    const all = [...attempts, ...troubles];
    const locked = new Set(
      all.flatMap(({ services }) => services.map(({ serviceId }) => serviceId)),
    );
    await judge.lock(trx, [...locked]);
    const touches = {
      attempts: await deployments.record(trx, attempts),
      incidents: await incidents.record(trx, troubles),
    };
    // Those that an event left, because its source now says that it is about somebody else.
    const left = touchedServices(touches).filter(id => !locked.has(id));
    await judge.lock(trx, left);
    const counted = await judge.judge(trx, touches);
    await reads.heard(trx, [
      ...attempts.map(one => heard(one, 'deployments', ended)),
      ...troubles.map(one => heard(one, 'incidents', changed)),
    ]);
    const changedEvents = new Set(
      [...touches.attempts, ...touches.incidents].map(({ id }) => id),
    );
    return {
      counted,
      changed: changedEvents.size,
      hasUnknown: all.some(({ services }) => services.length === 0),
    };
  }
}

function attributed<T extends { externalId: string; subject: Subject }>(
  source: string,
  records: T[],
  { services, isBackfill }: { services: Services; isBackfill: boolean },
): Attributed<T>[] {
  return records.map(record => ({
    source,
    record,
    services: services.of(record.subject).map(stampOf),
    isBackfill,
  }));
}

function heard<T extends { externalId: string; subject: Subject }>(
  { source, record }: Attributed<T>,
  tells: Tells,
  at: (record: T) => Date,
): ToldEvent {
  return { source, tells, value: valueOf(record.subject), at: at(record) };
}

function ended({ finishedAt }: DeploymentRecord): Date {
  return finishedAt;
}

function changed({ createdAt, resolvedAt }: IncidentRecord): Date {
  return resolvedAt ?? createdAt;
}

function requireShortNames(record: object) {
  const names = [
    ...['externalId', 'environment', 'sha', 'releaseId', 'dedupeKey'],
    ...['remediates', 'deploymentId'],
  ];
  for (const [name, value] of Object.entries(record)) {
    if (!names.includes(name) || typeof value !== 'string') continue;
    if (value.length > LONGEST_NAME) {
      throw new InputError(`${name} is longer than ${LONGEST_NAME} characters`);
    }
  }
}
