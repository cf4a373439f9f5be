// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault, runProgram } from './stack/fault.mjs';
import { startOwnRun } from './stack/own-run.mjs';
import { checkout } from './stack/settings.mjs';
import { findTools, installPackages } from './stack/stack.mjs';

/**
 * What a bench is given.
 * @typedef {object} BenchRun
 * @property {import('./stack/tools.mjs').Tools} tools
 * @property {import('./stack/supervisor.mjs').Supervisor} supervisor
 * @property {import('./stack/settings.mjs').Settings} settings of this run: free ports, a data directory of its own
 */

/** Each file of this folder is a bench: its `plan` reads the arguments, and gives back what to do. */
const home = new URL('bench/', import.meta.url);

runProgram(async () => {
  const [name, ...args] = process.argv.slice(2);
  const bench = benchNamed(name);
  const run = await startOwnRun(path.join(checkout, '.data', 'bench'));
  const { supervisor, settings } = run;
  try {
    const tools = await findTools(supervisor);
    await installPackages(tools, settings.data);
    // A bench imports packages, which a fresh clone has only now.
    const { plan } = await import(bench.href);
    await plan(args)({ tools, supervisor, settings });
    await run.end(0);
  } catch (error) {
    await run.end(1, error);
  }
});

/** @param {string | undefined} name */
function benchNamed(name) {
  const benches = readdirSync(home)
    .filter(file => file.endsWith('.mjs') && !file.endsWith('.test.mjs'))
    .map(file => path.basename(file, '.mjs'));
  if (name === undefined || !benches.includes(name)) {
    throw new Fault(
      `Usage: npm run bench -- <name>. There are: ${benches.join(', ')}.`,
    );
  }
  return new URL(`${name}.mjs`, home);
}
