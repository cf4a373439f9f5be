// SPDX-License-Identifier: Apache-2.0
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** One file of an export, as FOCUS (https://focus.finops.org) has it: each row by the names of its columns, which are those of the first. */
export interface ExportedFile {
  /** As `aws/2026-11.csv`. */
  name: string;
  rows: Record<string, string>[];
}

/** Leaves exports on disk as a cloud's billing does: packed, and each there as a whole or not at all. */
export async function writeExports(
  directory: string,
  files: ExportedFile[],
): Promise<void> {
  for (const { name, rows } of files) {
    const file = path.join(directory, `${name}.gz`);
    await mkdir(path.dirname(file), { recursive: true });
    // Not a name that a reader of the directory takes for an export.
    const unfinished = `${file}.part`;
    await writeFile(unfinished, await promisify(gzip)(csvOf(rows)));
    await rename(unfinished, file);
  }
}

function csvOf(rows: Record<string, string>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map(row => names.map(name => row[name]))];
  return lines.map(cells => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
