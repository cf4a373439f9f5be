// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../stack/fault.mjs';
import { freshLog, lastLines } from '../stack/logs.mjs';
import { startPostgres } from '../stack/postgres.mjs';
import { checkout } from '../stack/settings.mjs';
import { startStack } from '../stack/stack.mjs';
import { findChromium } from './chromium.mjs';
import { jestCount, playwrightCount, tapCount } from './counts.mjs';

/** Jest's own 5 seconds say more about the machine than about the test. */
const TEST_WITHIN_MS = 60_000;

/** The other one is the linter's; and what several do at once costs more together. */
const ON_ONE_CORE = '--singleThreaded';

/** Of a server whose data is thrown away with the run: it need not survive the machine. */
const FORGETFUL = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_wal_size: '2GB',
};

/** Backstage's own limit has a worker start anew every few suites, and load again all that it keeps for them. */
const WORKER_MEMORY = '2500M';

const LONGEST_FIRST = path.join(
  checkout,
  'scripts/testing/jest/LongestFirst.cjs',
);

/**
 * @typedef {import('./counts.mjs').Count} Count
 * @typedef {object} TestRun
 * @property {import('../stack/tools.mjs').Tools} tools
 * @property {import('../stack/supervisor.mjs').Supervisor} supervisor
 * @property {import('../stack/settings.mjs').Settings} settings of this run: free ports, a data directory of its own
 * @property {string} postgresPassword
 * @typedef {[name: string, work: (run: TestRun) => Promise<Count>]} Step
 */

/**
 * What `npm test` does, in this order.
 * @type {Record<string, (run: TestRun) => Promise<Count>>}
 */
export const testSteps = {
  types: run => check(run, 'types', ['tsc', '--noEmit', ON_ONE_CORE]),
  scripts: run =>
    check(run, 'scripts', [
      ...['tsc', '--project', 'scripts/tsconfig.json', ON_ONE_CORE],
    ]),
  lint: run => check(run, 'lint', ['backstage-cli', 'repo', 'lint']),
  format: run => check(run, 'format', ['prettier', '--check', '.']),
  jest: run => jest(run),
  // A whole stack starts twice while the others kill small ones.
  faults: run => nodeTests(run, 'faults', 'scripts/**/*.test.mjs', 2),
  e2e,
};

/**
 * Run by name only: parts of the above, for whoever works on one thing, and what takes too long for every time.
 * @type {typeof testSteps}
 */
const namedSteps = {
  templates: run => jest(run, ['packages/template-tests/']),
  proof: run => nodeTests(run, 'proof', 'scripts/**/*.proof.mjs', 1),
};

/**
 * A tool that says yes or no: one passed or one failed.
 * @param {TestRun} run
 * @param {string} name
 * @param {string[]} command of the root package
 * @returns {Promise<Count>}
 */
async function check({ tools, settings }, name, command) {
  const logFile = freshLog(settings.data, name);
  if (await tools.yarn(['run', ...command], { name, logFile })) {
    return { passed: 1, failed: 0, failures: [] };
  }
  const failures = [`${command.join(' ')}\n${lastLines(logFile, 60)}`];
  return { passed: 0, failed: 1, failures };
}

/**
 * @param {TestRun} run
 * @param {string[]} paths that the files of tests match; all of them without any
 * @returns {Promise<Count>}
 */
async function jest(run, paths = []) {
  const { tools, settings, supervisor, postgresPassword } = run;
  const { host, port, user, password } = await startPostgres({
    supervisor,
    node: tools.node,
    data: settings.data,
    password: postgresPassword,
    parameters: FORGETFUL,
  });
  const report = freshReport(run, 'jest.json');
  const logFile = freshLog(settings.data, 'jest');
  const ended = await tools.yarn(
    [
      ...['run', 'backstage-cli', 'repo', 'test', ...paths],
      ...['--maxWorkers=2', `--testTimeout=${TEST_WITHIN_MS}`],
      `--workerIdleMemoryLimit=${WORKER_MEMORY}`,
      `--testSequencer=${LONGEST_FIRST}`,
      ...['--json', `--outputFile=${report}`],
    ],
    {
      name: 'jest',
      logFile,
      env: {
        CI: '1',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `postgresql://${user}:${password}@${host}:${port}/postgres`,
      },
    },
  );
  await supervisor.dismiss('PostgreSQL');
  return believing(jestCount(report), ended, logFile);
}

/**
 * The tests of these scripts, by node's own runner: what they do when something goes wrong.
 * @param {TestRun} run
 * @param {string} name
 * @param {string} files
 * @param {number} atOnce how many of the files
 * @returns {Promise<Count>}
 */
async function nodeTests(run, name, files, atOnce) {
  const { tools, settings } = run;
  const report = freshReport(run, `${name}.tap`);
  const logFile = freshLog(settings.data, name);
  const ended = await tools.run(
    [
      ...[tools.node, '--test', `--test-concurrency=${atOnce}`],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      files,
    ],
    { name, logFile },
  );
  return believing(tapCount(report), ended, logFile);
}

/**
 * The browser journeys, against a stack of this run's own.
 * @param {TestRun} run
 * @returns {Promise<Count>}
 */
async function e2e(run) {
  const { tools, settings } = run;
  const chromium = findChromium(process.env);
  await startStack(tools, settings);
  const report = freshReport(run, 'e2e.json');
  const logFile = freshLog(settings.data, 'e2e');
  const ended = await tools.yarn(['run', 'playwright', 'test'], {
    name: 'e2e',
    logFile,
    cwd: path.join(checkout, 'packages', 'e2e'),
    env: {
      CI: '1',
      CHROMIUM: chromium,
      MACADAM_URL: settings.portalUrl,
      SANDBOX_URL: settings.forgeUrl,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  return believing(playwrightCount(report), ended, logFile);
}

/**
 * @param {TestRun} run
 * @param {string} name
 */
function freshReport({ settings }, name) {
  const file = path.join(settings.data, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * A runner that ends badly although its report has no failure hides something: that counts too.
 * @param {Count} count
 * @param {boolean} endedWell
 * @param {string} logFile
 * @returns {Count}
 */
function believing(count, endedWell, logFile) {
  if (endedWell || count.failed > 0) return count;
  const why = `ended badly; its log ends with:\n${lastLines(logFile, 40)}`;
  return { ...count, failed: 1, failures: [why] };
}

/**
 * @param {string[]} names as given after `--only`
 */
export function stepsNamed(names) {
  const all = { ...testSteps, ...namedSteps };
  const unknown = names.find(name => !(name in all));
  if (unknown) {
    const known = Object.keys(all).join(', ');
    throw new Fault(`There is no test step "${unknown}". There are: ${known}.`);
  }
  const wanted = names.length > 0 ? names : Object.keys(testSteps);
  return Object.entries(all).filter(([name]) => wanted.includes(name));
}

/**
 * What runs beside each other, in turn. The tools that read the checkout and nothing else have one core each. The journeys' stack starts while the
 * other one is killed and started again: both need the same build, which is made once.
 */
const LANES = [
  [['lint'], ['types', 'scripts', 'format']],
  [['jest']],
  [['faults'], ['e2e']],
];

/**
 * @param {Step[]} steps
 * @returns {Step[][][]} in turn: lanes, each of them steps one after the other
 */
export function inLanes(steps) {
  /** @param {string[]} names */
  const among = names => steps.filter(([name]) => names.includes(name));
  const isPlanned = new Set(LANES.flat(2));
  const others = steps.filter(([name]) => !isPlanned.has(name));
  return [
    ...LANES.map(lanes => lanes.map(among)),
    ...others.map(step => [[step]]),
  ];
}
