// SPDX-License-Identifier: Apache-2.0
import {
  type DatabaseService,
  type LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import { DOCS_TYPE } from '@macadam/plugin-search-common';
import type { Knex } from 'knex';
import {
  matching,
  type Question,
  resembling,
  type Sql,
  TEXT_TIER,
} from './question';
import { Replacement } from './Replacement';
import { typoTolerance } from './typoTolerance';

/** A found document; its text is cut after some thousand characters. */
export interface Found {
  type: string;
  document: IndexableDocument;
  /** Whether nothing but its text matched. */
  isTextOnly: boolean;
  /** How many match in all. */
  total: number;
}

/** Where a page of docs is, and of which entity it is. */
export interface DocsPage {
  location: string;
  kind: string;
  namespace: string;
  name: string;
}

interface FoundRow {
  type: string;
  document: IndexableDocument;
  text: string | null;
  tier: number;
  total: string;
}

/**
 * Of the letter groups of what was typed, this share must be in a name. Two letters that changed places in a word of seven leave
 * half; less is asked for only where that finds nothing, as it brings hundreds that nobody meant, at four times the cost.
 */
const CLOSE = ['0.5', '0.4'];

/** The only place that knows the table. */
export class DocumentStore {
  static async create(options: {
    database: DatabaseService;
    logger: LoggerService;
  }): Promise<DocumentStore> {
    const { database, logger } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@macadam/plugin-search-backend-module-macadam',
          'migrations',
        ),
        // The plugin's schema may hold the history of Backstage's own engine, which is not ours to continue.
        tableName: 'search_documents_migrations',
      });
    }
    return new DocumentStore(knex, await typoTolerance(knex, logger));
  }

  private constructor(
    private readonly knex: Knex,
    private readonly trigrams: string | undefined,
  ) {}

  replace(type: string): Promise<Replacement> {
    return Replacement.begin(this.knex, type);
  }

  /** What holds every word that was asked for, or begins with it. */
  findMatching(question: Question): Promise<Found[]> {
    return this.read(this.knex, matching(question));
  }

  /** What has a name or a title that looks like what was asked for; nothing where the database cannot tell. */
  async findResembling(question: Question): Promise<Found[]> {
    const { knex, trigrams } = this;
    if (!trigrams) return [];
    const schema = `"${trigrams.replaceAll('"', '""')}"`;
    return knex.transaction(async tx => {
      for (const share of CLOSE) {
        // For this transaction only: the connection goes back to the pool.
        await tx.raw(
          `SELECT set_config('pg_trgm.word_similarity_threshold', ?, true)`,
          [share],
        );
        const ask = (range: object) =>
          this.read(tx, resembling({ ...question, ...range }, schema));
        const found = await ask({});
        if (found.length > 0) return found;
        const isPastTheEnd =
          question.offset > 0 &&
          (await ask({ offset: 0, limit: 1 })).length > 0;
        if (isPastTheEnd) return [];
      }
      return [];
    });
  }

  /** The pages of docs that have a word in their address. */
  async docsPages(word: string): Promise<DocsPage[]> {
    return this.knex('search_documents')
      .where({ type: DOCS_TYPE })
      .whereRaw(`document->>'location' ILIKE ?`, [`%${word}%`])
      .select(
        ...['location', 'kind', 'namespace', 'name'].map(field =>
          this.knex.raw(`document->>? AS ??`, [field, field]),
        ),
      );
  }

  private async read(knex: Knex, { sql, bindings }: Sql): Promise<Found[]> {
    const { rows } = await knex.raw<{ rows: FoundRow[] }>(sql, bindings);
    return rows.map(({ type, document, text, tier, total }) => ({
      type,
      document: { ...document, text: text ?? '' },
      isTextOnly: tier === TEXT_TIER,
      total: Number(total),
    }));
  }
}
