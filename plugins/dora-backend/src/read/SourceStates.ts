// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import type { Scope } from '../store/queries/Scope';
import {
  sourceReads,
  type AskedOfSources,
  type SourceReads,
} from '../store/queries/sourceReads';
import type { Subject } from './Subject';

/** A source that a module has added. */
export interface KnownSource {
  id: string;
  title: string;
  annotation: string;
  tells: SourceStatus['tells'];
}

/** Tells of every source how it stands with somebody: whether it may know of them, and how its reads went. */
export class SourceStates {
  constructor(
    private readonly deps: { knex: Knex; sources: readonly KnownSource[] },
  ) {}

  async of(subject: Subject, scope: Scope): Promise<SourceStatus[]> {
    const reads = await sourceReads(this.deps.knex, this.asked(subject, scope));
    return this.told(subject, reads);
  }

  /** What the database is to be asked about somebody. */
  asked(subject: Subject, scope: Scope): AskedOfSources {
    const { sources } = this.deps;
    return {
      name: subject.name,
      scope,
      known: sources.map(({ id }) => id),
      values: sources.flatMap(({ id, annotation }) =>
        subject.valuesOf(annotation).map(value => ({ source: id, value })),
      ),
    };
  }

  /** What its answer says: of those that a module added, then of those that have only ever told. */
  told(subject: Subject, reads: SourceReads[]): SourceStatus[] {
    const { sources } = this.deps;
    const ofSource = new Map(reads.map(read => [read.source, read]));
    const read = sources.map(source =>
      statusOf(
        source,
        subject.valuesOf(source.annotation).length,
        ofSource.get(source.id),
      ),
    );
    const telling = reads.filter(({ source }) =>
      sources.every(({ id }) => id !== source),
    );
    return [...read, ...telling.map(toldStatus)];
  }
}

function statusOf(
  source: KnownSource,
  values: number,
  reads: SourceReads | undefined,
): SourceStatus {
  const { id, title, tells } = source;
  return {
    id,
    title,
    tells,
    ...stateOf(source, values, reads),
    lastEventAt: reads?.lastEventAt?.toISOString(),
    read: {
      readAt: reads?.readAt?.toISOString(),
      failingSince: reads?.failingSince?.toISOString(),
      reason: reads?.reason ?? undefined,
    },
  };
}

function stateOf(
  { title, annotation, tells }: KnownSource,
  values: number,
  reads: SourceReads | undefined,
): Pick<SourceStatus, 'state' | 'hint'> {
  if (values === 0) {
    const hint = `Nothing of it is named in ${title}: set the annotation ${annotation}`;
    return { state: 'not-configured', hint };
  }
  if (reads?.failingSince) {
    const hint = `${title} cannot be read: ${reads.reason}`;
    return { state: 'stale', hint };
  }
  if (!reads?.isBackfilled || reads.rows < values * tells.length) {
    return { state: 'reading', hint: `${title} is being read` };
  }
  return { state: 'fresh' };
}

/** It is never read, so it cannot be found to be stale. */
function toldStatus({ source, tells, lastEventAt }: SourceReads): SourceStatus {
  return {
    id: source,
    title: `${source[0].toLocaleUpperCase('en-US')}${source.slice(1)}`,
    tells,
    state: 'fresh',
    lastEventAt: lastEventAt?.toISOString(),
    read: {},
  };
}
