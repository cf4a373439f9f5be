// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { BillStore } from '../store/BillStore';
import type { Judged, SubjectStore } from '../store/SubjectStore';
import { allocate, type Allocated } from './allocate';
import type { CatalogDirectory } from './CatalogDirectory';
import type { Directory } from './Directory';
import type { Rule } from './rules';

/**
 * Keeps what belongs to whom as the rules and the catalog say at present, for all of history: daily sums are kept by what was charged for, and whose
 * that is stands beside it once.
 */
export class Allocations {
  /** Of the catalog and the rules that everything was last judged by, by this process. */
  private judgedBy?: string;

  constructor(
    private readonly deps: {
      bills: BillStore;
      directory: CatalogDirectory;
      knex: Knex;
      rules: readonly Rule[];
      subjects: SubjectStore;
    },
  ) {}

  /** Reads the catalog, and judges everything anew when it has changed. */
  async refresh(): Promise<void> {
    const directory = await this.deps.directory.refresh();
    const fingerprint = fingerprintOf(directory, this.deps.rules);
    if (this.judgedBy === fingerprint) return;
    await this.judge(directory, true);
    this.judgedBy = fingerprint;
  }

  /** Judges what is new. */
  async judgeNew(): Promise<void> {
    await this.judge(await this.deps.directory.current(), false);
  }

  private async judge(directory: Directory, isAll: boolean): Promise<void> {
    const { bills, knex, rules, subjects } = this.deps;
    await knex.transaction(async trx => {
      await bills.lock(trx);
      let changed = 0;
      for await (const page of subjects.pages(trx, isAll)) {
        const judged = page.flatMap((subject): Judged[] => {
          const allocated = allocate(subject, rules, directory);
          const isSame = isAll && isEqual(allocated, subject.allocated);
          const before = subject.allocated?.entityRef;
          return isSame ? [] : [{ id: subject.id, before, allocated }];
        });
        if (judged.length > 0) changed += await subjects.save(trx, judged);
      }
      if (changed > 0) await bills.changed(trx);
    });
  }
}

function isEqual(a: Allocated | undefined, b: Allocated | undefined): boolean {
  return (
    a?.entityRef === b?.entityRef &&
    a?.rule === b?.rule &&
    a?.because === b?.because
  );
}

function fingerprintOf(directory: Directory, rules: readonly Rule[]): string {
  const hash = createHash('sha256');
  for (const { ref, annotations } of directory.entities) {
    hash.update(JSON.stringify([ref, annotations]));
  }
  const written = rules.map(rule => ({
    ...rule,
    pattern: rule.pattern?.source,
  }));
  return hash.update(JSON.stringify(written)).digest('hex');
}
