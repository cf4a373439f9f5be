// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A directory of a test's own, which the database's user can enter.
 * @param {import('node:test').TestContext} t
 */
export function temporaryDirectory(t) {
  const directory = mkdtempSync(path.join(tmpdir(), 'macadam-'));
  chmodSync(directory, 0o755);
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/**
 * Starts a program and gathers what it says.
 * @param {string[]} args for Node
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function startProgram(args, options = {}) {
  const { npm_lifecycle_event: _, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    ...options,
    env: { ...env, ...options.env },
  });
  const program = { child, stdout: '', stderr: '', ended: ended() };
  child.stdout.setEncoding('utf8').on('data', text => (program.stdout += text));
  child.stderr.setEncoding('utf8').on('data', text => (program.stderr += text));
  return program;

  async function ended() {
    const [code, signal] = await once(child, 'close');
    return { code, signal };
  }
}

/**
 * @param {string[]} args for Node
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export async function runToEnd(args, options) {
  const program = startProgram(args, options);
  const { code } = await program.ended;
  const { stdout, stderr } = program;
  return { code, stdout, stderr };
}

/**
 * Waits for something to come true.
 * @param {() => unknown} condition
 * @param {number} withinMs
 * @param {number} [everyMs]
 */
export async function until(condition, withinMs, everyMs = 50) {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms`);
    await sleep(everyMs);
  }
}
