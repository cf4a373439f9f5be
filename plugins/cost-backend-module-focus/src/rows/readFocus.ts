// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { BillPart } from '@macadam/plugin-cost-node';
import { CsvError, parse } from 'csv-parse';
import { Columns } from './Columns';
import { RowReader } from './RowReader';

/** Few enough that a part fits into memory, many enough that writing one is worth it. */
const ROWS_AT_ONCE = 1_000;

const LONGEST_ROW_BYTES = 1024 * 1024;

interface Row {
  /** On which it ends. */
  line: number;
  cells: string[];
}

/** As the parser gives it. */
interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * A file's rows as charges, in parts. What is wrong with a row is a reject, and the rows after it are read; what is no CSV, or is cut off, ends in one.
 *
 * @param digest - SHA-256 of the file, hexadecimal
 * @throws Error when the file cannot be read, or is another one by now
 */
export async function* readFocus(
  file: string,
  digest: string,
  signal: AbortSignal,
): AsyncGenerator<BillPart> {
  let reader: RowReader | undefined;
  let names: readonly string[] = [];
  let line = 0;
  let part: BillPart = { charges: [], rejects: [] };
  try {
    for await (const row of rowsOf(file, digest, signal)) {
      line = row.line;
      if (!reader) {
        const columns = Columns.from(row.cells.map(name => name.trim()));
        if (!(columns instanceof Columns)) {
          yield { charges: [], rejects: columns };
          return;
        }
        ({ names } = columns);
        reader = new RowReader(columns);
        continue;
      }
      const read = reader.read(row.cells, row.line);
      if ('reason' in read) part.rejects.push(read);
      else part.charges.push(read);
      if (part.charges.length + part.rejects.length >= ROWS_AT_ONCE) {
        yield part;
        part = { charges: [], rejects: [] };
      }
    }
    if (!reader) part.rejects.push({ line: 1, reason: 'The file is empty' });
  } catch (error) {
    part.rejects.push(rejectOf(error, line, names));
  }
  yield part;
}

async function* rowsOf(
  file: string,
  digest: string,
  signal: AbortSignal,
): AsyncGenerator<Row> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const unpacking = /\.gz$/i.test(file) ? createGunzip() : new PassThrough();
  const parser = parse({
    bom: true,
    max_record_size: LONGEST_ROW_BYTES,
    skip_empty_lines: true,
    // How many cells a row has is looked at where its columns are known by name.
    relax_column_count: true,
    info: true,
  });
  const stop = new AbortController();
  const reading = pipeline(
    [createReadStream(file), hashing, unpacking, parser],
    { signal: AbortSignal.any([signal, stop.signal]) },
  );
  // Told by the parser too, which is where it is waited for.
  reading.catch(() => undefined);
  try {
    const records: AsyncIterable<Parsed> = parser;
    for await (const { record: cells, info } of records) {
      yield { line: info.lines, cells };
    }
    await reading;
  } finally {
    stop.abort();
  }
  if (hash.digest('hex') !== digest) {
    throw new Error(`${file} was written to while it was read`);
  }
}

/** @throws the error itself when the file is not to blame */
function rejectOf(
  error: unknown,
  lastLine: number,
  names: readonly string[],
): BillPart['rejects'][number] {
  if (error instanceof CsvError) {
    // Told by the parser beside its words: where it was.
    const at = error as CsvError & { lines?: number; column?: number };
    const column = names[at.column ?? -1];
    const reason = error.message;
    return {
      line: at.lines ?? lastLine + 1,
      ...(column && { column }),
      reason,
    };
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (!code.startsWith('Z_')) throw error;
  const reason = `The file is cut off or damaged: ${message}`;
  return { line: lastLine + 1, reason };
}
