// SPDX-License-Identifier: Apache-2.0
import type {
  CatalogFile,
  CatalogSource,
  FileProblem,
} from '@macadam/plugin-catalog-files-common';
import type { SourceState } from '@macadam/portal-common';
import type { Knex } from 'knex';

interface FileRow {
  url: string;
  owners: string[];
  problems: FileProblem[];
  read_at: Date | null;
  failing_since: Date | null;
  reason: string | null;
}

interface SourceRow {
  files: string;
  unread: string;
  broken: string;
  read_at: Date | null;
  failing_since: Date | null;
  reason: string | null;
}

const IS_BROKEN = `problems @> '[{"severity":"error"}]'`;

/** The catalog's files as they were last read. */
export class FileStore {
  constructor(private readonly knex: Knex) {}

  async file(url: string): Promise<CatalogFile | undefined> {
    const row = await this.knex<FileRow>('files').where({ url }).first();
    return row && fileOf(row);
  }

  /** Those with something wrong in them that one of these owns; on demand also those that nobody owns. */
  async broken(
    owners: string[],
    options: { orNobody: boolean },
  ): Promise<CatalogFile[]> {
    const rows: FileRow[] = await this.knex<FileRow>('files')
      .whereRaw(`(owners && ?::text[] OR (owners = '{}' AND ?))`, [
        owners,
        options.orNobody,
      ])
      .whereRaw("problems <> '[]'::jsonb")
      .orderBy('url');
    return rows.map(fileOf);
  }

  async brokenUrls(): Promise<string[]> {
    return this.knex('files').whereRaw(IS_BROKEN).orderBy('url').pluck('url');
  }

  /** In the order of their addresses, with whose they are. */
  async owned(urls: string[]): Promise<(CatalogFile & { owners: string[] })[]> {
    const rows: FileRow[] = await this.knex<FileRow>('files')
      .whereIn('url', urls)
      .orderBy('url');
    return rows.map(row => ({ ...fileOf(row), owners: row.owners }));
  }

  async source(): Promise<CatalogSource> {
    const row = await this.knex('files')
      .select({
        files: this.knex.raw('count(*)'),
        unread: this.knex.raw('count(failing_since)'),
        broken: this.knex.raw(`count(*) FILTER (WHERE ${IS_BROKEN})`),
        read_at: this.knex.raw('max(read_at)'),
        failing_since: this.knex.raw('min(failing_since)'),
        reason: this.knex.raw(
          '(array_agg(reason ORDER BY failing_since) FILTER (WHERE failing_since IS NOT NULL))[1]',
        ),
      })
      .first<SourceRow>();
    return {
      files: Number(row.files),
      unread: Number(row.unread),
      broken: Number(row.broken),
      source: stateOf(row),
    };
  }

  async recordRead(
    url: string,
    read: { owners: string[]; problems: FileProblem[]; at: Date },
  ): Promise<void> {
    await this.knex('files')
      .insert({
        url,
        owners: read.owners,
        problems: JSON.stringify(read.problems),
        read_at: read.at,
        failing_since: null,
        reason: null,
      })
      .onConflict('url')
      .merge();
  }

  async recordFailure(
    url: string,
    failure: { at: Date; reason: string },
  ): Promise<void> {
    await this.knex('files')
      .insert({
        url,
        owners: [],
        problems: '[]',
        failing_since: failure.at,
        reason: failure.reason,
      })
      .onConflict('url')
      .merge({
        failing_since: this.knex.raw(
          'coalesce(files.failing_since, excluded.failing_since)',
        ),
        reason: failure.reason,
      });
  }

  /** Forgets files that no Location names any more. */
  async keepOnly(urls: string[]): Promise<void> {
    await this.knex('files').whereRaw('url <> all(?)', [urls]).delete();
  }

  async forget(url: string): Promise<void> {
    await this.knex('files').where({ url }).delete();
  }
}

function fileOf(row: FileRow): CatalogFile {
  return {
    url: row.url,
    problems: row.problems,
    source: stateOf(row),
  };
}

function stateOf(
  row: Pick<FileRow, 'read_at' | 'failing_since' | 'reason'>,
): SourceState {
  return {
    readAt: row.read_at?.toISOString(),
    failingSince: row.failing_since?.toISOString(),
    reason: row.reason ?? undefined,
  };
}
