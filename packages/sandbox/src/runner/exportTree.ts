// SPDX-License-Identifier: Apache-2.0
import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { extract } from 'tar-stream';

/** The content of a file at a commit of a bare repository; `undefined` when there is none. */
export async function readFileAt(
  repository: string,
  sha: string,
  file: string,
): Promise<string | undefined> {
  const git = ['--git-dir', repository];
  const { stdout: listed } = await promisify(execFile)('git', [
    ...git,
    ...['ls-tree', '--name-only', sha, '--', file],
  ]);
  if (!listed.trim()) return undefined;
  const { stdout } = await promisify(execFile)('git', [
    ...git,
    ...['cat-file', 'blob', `${sha}:${file}`],
  ]);
  return stdout;
}

/**
 * Writes the regular files of a commit below `directory`. Symbolic links are left out: a site
 * must not show what stands outside its repository.
 */
export async function exportTree(
  repository: string,
  sha: string,
  directory: string,
): Promise<void> {
  const git = spawn('git', ['--git-dir', repository, 'archive', sha], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const archive = extract();
  const copied = pipeline(git.stdout, archive);
  for await (const entry of archive) {
    const { name, type } = entry.header;
    const file = path.join(directory, name);
    if (type === 'file' && file.startsWith(directory + path.sep)) {
      await mkdir(path.dirname(file), { recursive: true });
      await pipeline(entry, createWriteStream(file));
    } else {
      entry.resume();
    }
  }
  await copied;
}
