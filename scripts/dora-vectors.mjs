// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fault, runProgram } from './stack/fault.mjs';
import { freshLog } from './stack/logs.mjs';
import { startOwnRun } from './stack/own-run.mjs';
import { startPostgres } from './stack/postgres.mjs';
import { loadSecrets } from './stack/secrets.mjs';
import { checkout } from './stack/settings.mjs';
import { findTools, installPackages } from './stack/stack.mjs';
import { step } from './stack/steps.mjs';

const DATABASE = 'vectors';

runProgram(async () => {
  const files = namedFiles(process.argv.slice(2));
  const run = await startOwnRun(path.join(checkout, '.data', 'vectors'));
  const { supervisor, settings } = run;
  const { data } = settings;
  try {
    const tools = await findTools(supervisor);
    await installPackages(tools, data);
    const program = await step('build', () => bundleProgram(data));
    const database = await step('postgres', () =>
      startPostgres({
        supervisor,
        node: tools.node,
        data,
        password: loadSecrets(data).postgresPassword,
        databases: [DATABASE],
      }),
    );
    const logFile = freshLog(data, 'vectors');
    const connection = { ...database, database: DATABASE };
    const allHold = await tools.run([tools.node, program, ...files], {
      name: 'vectors',
      logFile,
      env: { VECTORS_DATABASE: JSON.stringify(connection) },
    });
    process.stdout.write(readFileSync(logFile));
    await run.end(allHold ? 0 : 1);
  } catch (error) {
    await run.end(1, error);
  }
});

/** @param {string[]} args */
function namedFiles(args) {
  // npm runs this in the checkout, wherever the person stands.
  const home = process.env.INIT_CWD ?? process.cwd();
  const files = args.map(file => path.resolve(home, file));
  if (files.length === 0) {
    throw new Fault('Usage: npm run dora:vectors -- <file>...');
  }
  const missing = files.find(file => !existsSync(file));
  if (missing) throw new Fault(`There is no file ${missing}.`);
  return files;
}

/** @param {string} data */
async function bundleProgram(data) {
  // Only now: before the packages are installed there is nothing to bundle with.
  const { bundle } = await import('./stack/bundle.mjs');
  const outfile = path.join(data, 'program', 'main.cjs');
  await bundle({
    workspace: 'plugins/dora-backend',
    entry: 'src/vectors/main.ts',
    outfile,
    format: 'cjs',
  });
  return outfile;
}
