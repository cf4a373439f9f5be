// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gitEnvironment } from './environment';

export interface Command {
  program: string;
  args: string[];
  input?: string | Buffer;
  env?: Record<string, string>;
}

export interface Outcome {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/**
 * Runs one program after the other, and keeps no process of the sandbox alive.
 *
 * A process starts another by copying its own page tables, in which time it does nothing else: on a small virtual
 * machine a quarter of a millisecond for each MiB that it holds. A shell holds one MiB.
 */
export class Shell {
  private readonly pipes: Socket[];
  private readonly ended: Promise<never>;
  private answer = '';

  private constructor(
    private readonly shell: ReturnType<typeof startShell>,
    private readonly scratch: string,
  ) {
    this.pipes = [shell.stdin as Socket, shell.stdout as Socket];
    this.ended = once(shell, 'close').then(([code, signal]) => {
      throw new Error(`The shell has ended with ${code ?? signal}`);
    });
    this.ended.catch(() => undefined);
    // Why it broke is told by the end of the shell.
    shell.stdin.on('error', () => undefined);
    shell.stdout.setEncoding('utf8').on('data', text => (this.answer += text));
    shell.unref();
    this.holdProcess(false);
    shell.stdin.write(`trap ${quoted(`rm -rf ${quoted(scratch)}`)} EXIT\n`);
  }

  static async start(): Promise<Shell> {
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'forge-shell-'));
    return new Shell(startShell(scratch), scratch);
  }

  /** Runs to the end, one at a time. Files carry what goes in and comes out. */
  async run(command: Command): Promise<Outcome> {
    const { input } = command;
    if (input !== undefined) await writeFile(this.file('in'), input);
    const source = input === undefined ? '/dev/null' : 'in';
    this.holdProcess(true);
    try {
      const line = `${lineOf(command)} <${source} >out 2>err; echo $?\n`;
      this.shell.stdin.write(line);
      const code = await Promise.race([this.nextCode(), this.ended]);
      const [stdout, stderr] = await Promise.all([
        readFile(this.file('out')),
        readFile(this.file('err'), 'utf8'),
      ]);
      return { code, stdout, stderr };
    } finally {
      this.holdProcess(false);
    }
  }

  end(): void {
    this.shell.stdin.end();
  }

  private file(name: string): string {
    return path.join(this.scratch, name);
  }

  private async nextCode(): Promise<number> {
    while (!this.answer.endsWith('\n')) await once(this.shell.stdout, 'data');
    const code = Number(this.answer);
    this.answer = '';
    return code;
  }

  /** Only who waits for an answer keeps the process from ending. */
  private holdProcess(isWaiting: boolean): void {
    for (const pipe of this.pipes) {
      if (isWaiting) pipe.ref();
      else pipe.unref();
    }
  }
}

function startShell(scratch: string) {
  return spawn('sh', [], {
    cwd: scratch,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function lineOf({ program, args, env = {} }: Command): string {
  const settings = Object.entries(env).map(
    ([name, value]) => `${name}=${quoted(value)}`,
  );
  return [...settings, ...[program, ...args].map(quoted)].join(' ');
}

/** One word to a shell, whatever is in it. */
function quoted(word: string): string {
  if (word.includes('\0')) throw new TypeError('No word has a NUL in it');
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
