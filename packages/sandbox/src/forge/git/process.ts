// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import type { Command, Outcome } from './Shell';
import { Shells } from './Shells';

export interface GitOptions {
  directory: string;
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Exit codes that are answers rather than failures. */
  allow?: number[];
}

/** A `git` that ended otherwise than expected. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    readonly code: number,
    readonly stderr: string,
  ) {
    super(`git ${command} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

/** Runs git to its end and returns what it wrote. */
export async function git(
  args: string[],
  { directory, allow = [], ...options }: GitOptions,
): Promise<{ stdout: Buffer; code: number }> {
  const home = ['-C', path.resolve(directory)];
  const { stdout, stderr, code } = await runGit([...home, ...args], options);
  if (code !== 0 && !allow.includes(code)) {
    throw new GitError(args[0], code, stderr);
  }
  return { stdout, code };
}

const shells = new Shells();

/** However it ends. */
export function runGit(
  args: string[],
  options: Pick<Command, 'input' | 'env'>,
): Promise<Outcome> {
  return shells.run({ program: 'git', args, ...options });
}
