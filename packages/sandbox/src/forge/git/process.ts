// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

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
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${command} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
  }
}

/**
 * The environment of every git we run. The machine's and the user's own settings, hooks and
 * credential helpers must not change what the forge answers.
 */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

/** Runs git to its end and returns what it wrote. */
export async function git(
  args: string[],
  options: GitOptions,
): Promise<{ stdout: Buffer; code: number }> {
  const child = spawn('git', args, {
    cwd: options.directory,
    env: gitEnvironment(options.env),
  });
  const failure = once(child, 'error').then(([error]) => {
    throw error;
  });
  // A git that ends before it has read its input says why on stderr; the broken pipe adds nothing.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const [stdout, stderr, [code]] = await Promise.race([
    Promise.all([
      collect(child.stdout),
      collect(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]),
    failure,
  ]);
  if (code !== 0 && !(code !== null && options.allow?.includes(code))) {
    throw new GitError(args[0], code, stderr.toString());
  }
  return { stdout, code: code ?? 0 };
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
