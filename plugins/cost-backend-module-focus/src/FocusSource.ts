// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Bill, BillsRequest, CostSource } from '@macadam/plugin-cost-node';
import { readFocus } from './rows/readFocus';

const FILES = /\.csv(\.gz)?$/i;

const CHUNK_BYTES = 1024 * 1024;

interface Known {
  size: number;
  modifiedAt: number;
  digest: string;
}

/** Reads bills from files on disk, as an export of a cloud's billing or a job that fetches one leaves them there. */
export class FocusSource implements CostSource {
  readonly id = 'focus';
  readonly title = 'FOCUS files';
  private readonly known = new Map<string, Known>();

  /** @param options - `path` is a file, or a directory */
  constructor(private readonly options: { path: string }) {}

  async *bills({ signal }: Pick<BillsRequest, 'signal'>): AsyncGenerator<Bill> {
    const root = await realpath(this.options.path);
    const files = (await stat(root)).isDirectory()
      ? await filesIn(root)
      : [root];
    for (const file of files) {
      signal.throwIfAborted();
      const digest = await this.digestOf(file, signal);
      const name = path.relative(root, file) || path.basename(root);
      yield { name, digest, read: reading => readFocus(file, digest, reading) };
    }
  }

  /** A file that looks as it did is not read for its digest again. */
  private async digestOf(file: string, signal: AbortSignal): Promise<string> {
    const stats: Stats = await stat(file);
    const { size, mtimeMs: modifiedAt } = stats;
    const known = this.known.get(file);
    if (known?.size === size && known.modifiedAt === modifiedAt) {
      return known.digest;
    }
    const digest = await sha256Of(file, signal);
    this.known.set(file, { size, modifiedAt, digest });
    return digest;
  }
}

/** Hexadecimal. Whatever the size of the file, it takes one chunk of memory. */
async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const handle = await open(file);
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(chunk);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** In the order of their names, so that of two that tell the same the same one is always first. A link may lead anywhere, so none is followed. */
async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() && FILES.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort();
}
