// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** A document as it is kept: what is shown, and what it is found by. */
export interface Row {
  hash: Buffer;
  document: string;
  /** Folded; empty for what has a title only. */
  name: string;
  title: string;
  spelling: string;
  nameWords: string;
  ownerWords: string;
  tagWords: string;
  bodyWords: string;
}

/** From this many new documents on, the planner's picture of the table is stale. */
const WORTH_ANALYZING = 500;

const STAGE = `
  INSERT INTO staged (hash, document, name, title, spelling, labels, words)
  SELECT hash, document, nullif(name, ''), title, spelling, labels,
    labels || setweight(to_tsvector('english', body), 'D')
  FROM (
    SELECT *,
      setweight(to_tsvector('simple', names), 'A') ||
      setweight(to_tsvector('simple', owner), 'B') ||
      setweight(to_tsvector('simple', tags), 'C') AS labels
    FROM unnest(CAST(? AS bytea[]), CAST(? AS jsonb[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
      CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
      AS given (hash, document, name, title, spelling, names, owner, tags, body)
  ) labelled
  ON CONFLICT DO NOTHING`;

/**
 * All documents of one type, replaced in one transaction: whoever searches meanwhile sees the old ones or the
 * new ones. What has not changed is not written again.
 */
export class Replacement {
  static async begin(knex: Knex, type: string): Promise<Replacement> {
    const tx = await knex.transaction();
    try {
      await tx.raw(`
        CREATE TEMPORARY TABLE staged (
          hash bytea PRIMARY KEY, document jsonb, name text, title text, spelling text, labels tsvector, words tsvector
        ) ON COMMIT DROP`);
      return new Replacement(tx, type);
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  private constructor(
    private readonly tx: Knex.Transaction,
    private readonly type: string,
  ) {}

  /** @param derive makes the rows of those documents that are new, by their place in `hashes` */
  async stage(hashes: Buffer[], derive: (index: number) => Row): Promise<void> {
    const { rows } = await this.tx.raw(
      'SELECT hash FROM search_documents WHERE type = ? AND hash = ANY(CAST(? AS bytea[]))',
      [this.type, hashes],
    );
    const known = new Set(rows.map(({ hash }: Row) => hash.toString('hex')));
    const isKnown = (hash: Buffer) => known.has(hash.toString('hex'));
    await this.tx.raw(
      'INSERT INTO staged (hash) SELECT unnest(CAST(? AS bytea[])) ON CONFLICT DO NOTHING',
      [hashes.filter(isKnown)],
    );
    await this.stageNew(
      hashes.flatMap((hash, i) => (isKnown(hash) ? [] : [derive(i)])),
    );
  }

  async commit(): Promise<void> {
    const { tx, type } = this;
    await tx.raw(
      'DELETE FROM search_documents d WHERE type = ? AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.hash = d.hash)',
      [type],
    );
    const { rowCount } = await tx.raw(
      `INSERT INTO search_documents (type, hash, document, name, title, spelling, labels, words)
       SELECT CAST(? AS text), hash, document, name, title, spelling, labels, words FROM staged WHERE document IS NOT NULL
       ON CONFLICT DO NOTHING`,
      [type],
    );
    if (rowCount >= WORTH_ANALYZING) await tx.raw('ANALYZE search_documents');
    await tx.commit();
  }

  async abandon(): Promise<void> {
    if (!this.tx.isCompleted()) await this.tx.rollback();
  }

  private async stageNew(rows: Row[]): Promise<void> {
    if (rows.length === 0) return;
    await this.tx.raw(STAGE, [
      rows.map(({ hash }) => hash),
      rows.map(({ document }) => document),
      rows.map(({ name }) => name),
      rows.map(({ title }) => title),
      rows.map(({ spelling }) => spelling),
      rows.map(({ nameWords }) => nameWords),
      rows.map(({ ownerWords }) => ownerWords),
      rows.map(({ tagWords }) => tagWords),
      rows.map(({ bodyWords }) => bodyWords),
    ]);
  }
}
