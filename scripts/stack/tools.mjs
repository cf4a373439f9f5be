// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { envWithNode } from './node24.mjs';
import { checkout } from './settings.mjs';
import { leashed } from './supervisor.mjs';

/** Runs the tools of a step: yarn, pip, compilers. What they print goes to a log file. */
export class Tools {
  /**
   * @param {object} deps
   * @param {import('./supervisor.mjs').Supervisor} deps.supervisor
   * @param {string} deps.node
   */
  constructor(deps) {
    this.supervisor = deps.supervisor;
    this.node = deps.node;
  }

  /**
   * @param {string[]} command
   * @param {{ name: string, logFile: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
   */
  run(command, options) {
    const { name, logFile, cwd = checkout, env = {} } = options;
    return this.supervisor.task({
      name,
      node: this.node,
      args: leashed(command),
      cwd,
      env: { ...envWithNode(this.node), NO_COLOR: '1', ...env },
      logFile,
    });
  }

  /**
   * @param {string[]} args
   * @param {{ name: string, logFile: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
   */
  yarn(args, options) {
    return this.run([this.node, yarnProgram(), ...args], options);
  }
}

export function yarnProgram() {
  const settings = readFileSync(path.join(checkout, '.yarnrc.yml'), 'utf8');
  const [, file] = /^yarnPath: *(\S+)/m.exec(settings) ?? [];
  return path.join(checkout, file);
}
