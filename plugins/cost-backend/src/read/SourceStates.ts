// SPDX-License-Identifier: Apache-2.0
import type { CostSourceStatus } from '@macadam/plugin-cost-common';
import type { Knex } from 'knex';
import { sourceFigures, type SourceFigures } from '../store/queries/sources';

/** Tells how every source stands. */
export class SourceStates {
  constructor(
    private readonly deps: {
      knex: Knex;
      sources: readonly { id: string; title: string }[];
    },
  ) {}

  /** As people know it; its id where it is no source any more. */
  titleOf(id: string): string {
    return this.deps.sources.find(source => source.id === id)?.title ?? id;
  }

  async all(): Promise<CostSourceStatus[]> {
    const { knex, sources } = this.deps;
    const figures = await sourceFigures(knex);
    return sources.map(({ id, title }) => {
      const known = figures.find(row => row.id === id);
      return {
        id,
        title,
        state: stateOf(known),
        lastDay: known?.lastDay ?? null,
        refusedBills: known?.refusedBills ?? 0,
        read: {
          readAt: known?.read_at?.toISOString(),
          failingSince: known?.failing_since?.toISOString(),
          reason: known?.reason ?? undefined,
        },
      };
    });
  }
}

function stateOf(known: SourceFigures | undefined): CostSourceStatus['state'] {
  if (known?.failing_since) return 'stale';
  return known?.read_at ? 'fresh' : 'reading';
}
