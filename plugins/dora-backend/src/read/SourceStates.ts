// SPDX-License-Identifier: Apache-2.0
import type { SourceStatus } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import type { Scope } from '../store/queries/Scope';
import { sourceReads, type SourceReads } from '../store/queries/sourceReads';
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

  /** Those that a module added, then those that have only ever told. */
  async of(subject: Subject, scope: Scope): Promise<SourceStatus[]> {
    const { knex, sources } = this.deps;
    const named = sources.map(source => ({
      source,
      values: subject.valuesOf(source.annotation),
    }));
    const reads = await sourceReads(knex, {
      name: subject.name,
      scope,
      known: sources.map(({ id }) => id),
      values: named.flatMap(({ source, values }) =>
        values.map(value => ({ source: source.id, value })),
      ),
    });
    const ofSource = new Map(reads.map(read => [read.source, read]));
    const read = named.map(({ source, values }) =>
      statusOf(source, values.length, ofSource.get(source.id)),
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
