// SPDX-License-Identifier: Apache-2.0
import {
  amountIn,
  sumOf,
  type Breakdown,
  type BreakdownBy,
} from '@macadam/plugin-cost-common';
import type { AnswerCache } from '@macadam/portal-node';
import Big from 'big.js';
import type { Knex } from 'knex';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { Directory } from '../allocate/Directory';
import {
  amountsOf,
  monthSums,
  revision,
  type SumRow,
} from '../store/queries/sums';
import { toldMonth } from './CostReader';
import type { Figures } from './Figures';
import { ownersOf } from './Privacy';
import type { Subject } from './Subject';

interface Part {
  title: string;
  entityRef?: string;
}

interface Made {
  directory: Directory;
  parts: Breakdown['parts'];
}

const UNALLOCATED: Part = { title: 'Not allocated' };
const NO_OWNER: Part = { title: 'Without an owning group' };
const NO_SYSTEM: Part = { title: 'Without a system' };

/** Takes apart what everything costs. The parts together are the whole, each charge in one of them. */
export class Breakdowns {
  /** What was made of rows that are kept, as the catalog was then. */
  private readonly made = new WeakMap<
    readonly SumRow[],
    Partial<Record<BreakdownBy, Made>>
  >();

  constructor(
    private readonly deps: {
      cache: AnswerCache;
      directory: CatalogDirectory;
      figures: Figures;
      knex: Knex;
    },
  ) {}

  async of(
    { scope }: Subject,
    query: { month?: string; by: BreakdownBy },
  ): Promise<Breakdown> {
    const { cache, figures, knex } = this.deps;
    const { by } = query;
    const months = await figures.months(query.month, new Date());
    const key = by === 'group' || by === 'system' ? 'entity' : by;
    const rows = await cache.answer(
      JSON.stringify(['breakdown', key, months, scope]),
      () => revision(knex),
      () => monthSums(knex, scope, months, key),
    );
    const directory = await this.deps.directory.current();
    const parts = this.partsOf(rows, by, directory);
    return { by, month: toldMonth(months), parts };
  }

  private partsOf(
    rows: readonly SumRow[],
    by: BreakdownBy,
    directory: Directory,
  ): Breakdown['parts'] {
    const made = this.made.get(rows) ?? {};
    const known = made[by];
    if (known?.directory === directory) return known.parts;
    const partOf = (row: SumRow): Part => {
      if (by === 'group') return groupOf(row.key, directory);
      if (by === 'system') return systemOf(row.key, directory);
      return { title: row.key ?? UNALLOCATED.title };
    };
    const parts = partsOf(rows, partOf);
    this.made.set(rows, { ...made, [by]: { directory, parts } });
    return parts;
  }
}

function partsOf(
  rows: readonly SumRow[],
  partOf: (row: SumRow) => Part,
): Breakdown['parts'] {
  const parts = new Map<string, { part: Part; rows: SumRow[] }>();
  for (const row of rows) {
    const part = partOf(row);
    const key = JSON.stringify([part.entityRef, part.title]);
    const known = parts.get(key) ?? { part, rows: [] };
    known.rows.push(row);
    parts.set(key, known);
  }
  const told = [...parts.values()].map(({ part, rows: own }) => ({
    ...part,
    toDate: sumOf(amountsOf(own, 'toDate')),
    sameDaysBefore: sumOf(amountsOf(own, 'sameDaysBefore')),
    savings: sumOf(amountsOf(own, 'savings')),
  }));
  const [main] = sumOf(amountsOf(rows, 'toDate')).sort(costliest);
  if (!main) return told;
  const inMain = ({ toDate }: (typeof told)[number]) => ({
    amount: amountIn(toDate, main.currency),
  });
  return told.sort((a, b) => costliest(inMain(a), inMain(b)));
}

function costliest(a: { amount: string }, b: { amount: string }): number {
  return new Big(b.amount).cmp(a.amount);
}

function groupOf(ref: string | null, directory: Directory): Part {
  if (!ref) return UNALLOCATED;
  const [owner] = ownersOf(ref, directory);
  return owner ? named(owner, directory) : NO_OWNER;
}

function systemOf(ref: string | null, directory: Directory): Part {
  if (!ref) return UNALLOCATED;
  if (ref.startsWith('system:')) return named(ref, directory);
  const system = directory
    .get(ref)
    ?.parentRefs.find(parent => parent.startsWith('system:'));
  return system ? named(system, directory) : NO_SYSTEM;
}

function named(entityRef: string, directory: Directory): Part {
  return { entityRef, title: directory.get(entityRef)?.title ?? entityRef };
}
