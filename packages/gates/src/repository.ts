// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The checkout that these gates stand in. */
export const repositoryRoot = resolvePackagePath('@macadam/gates', '../..');

async function outputOf(command: string, args: string[], cwd: string) {
  const child = spawn(command, args, { cwd });
  const [output, complaint] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
  ]);
  return { output, complaint };
}

/** What one of the repository's own command line tools prints; a tool that finds faults exits with an error and still prints. */
export async function runTool(name: string, args: string[], cwd: string) {
  const program = join(repositoryRoot, 'node_modules/.bin', name);
  const { output, complaint } = await outputOf(
    process.execPath,
    [program, ...args],
    cwd,
  );
  if (!output) throw new Error(`${name} printed nothing: ${complaint}`);
  return output;
}

/** Files that Git tracks and files that it would: what a commit of this moment may hold. */
export async function listRepositoryFiles(...patterns: string[]) {
  const { output, complaint } = await outputOf(
    'git',
    [
      'ls-files',
      '-z',
      '--cached',
      '--others',
      '--exclude-standard',
      '--deduplicate',
      '--',
      ...patterns,
    ],
    repositoryRoot,
  );
  if (complaint) throw new Error(complaint);
  return output.split('\0').filter(Boolean).sort();
}
