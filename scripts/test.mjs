// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Fault, report } from './stack/fault.mjs';
import { startOwnRun } from './stack/own-run.mjs';
import { loadSecrets } from './stack/secrets.mjs';
import { checkout } from './stack/settings.mjs';
import { findTools, installPackages } from './stack/stack.mjs';
import { inLanes, stepsNamed } from './testing/steps.mjs';

const FAILURE_LINES = 60;

/** Each run keeps its data apart from the person's own, and from other runs'. */
const testData = path.join(checkout, '.data', 'test');

async function main() {
  const steps = stepsNamed(namesAfterOnly(process.argv.slice(2)));
  // The step that needed what crashed fails; the others go on.
  const { settings, supervisor, end } = await startOwnRun(testData, report);

  const total = { passed: 0, failed: 0 };
  try {
    const tools = await findTools(supervisor);
    await installPackages(tools, settings.data);
    const postgresPassword = loadSecrets(settings.data).postgresPassword;
    const given = { tools, supervisor, settings, postgresPassword };
    for (const lanes of inLanes(steps)) {
      const counts = await Promise.all(lanes.map(lane => runAll(lane, given)));
      for (const { passed, failed } of counts.flat()) {
        total.passed += passed;
        total.failed += failed;
      }
    }
  } catch (error) {
    report(error);
    total.failed += 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  await end(total.failed > 0 ? 1 : 0);
}

/**
 * @param {import('./testing/steps.mjs').Step[]} lane
 * @param {import('./testing/steps.mjs').TestRun} given
 */
async function runAll(lane, given) {
  const counts = [];
  for (const [name, work] of lane) {
    counts.push(await runStep(name, () => work(given)));
  }
  return counts;
}

/**
 * Runs a step to its end, whatever happens in it, so that one run shows all that is wrong.
 * @param {string} name
 * @param {() => Promise<import('./testing/counts.mjs').Count>} work
 */
async function runStep(name, work) {
  const begun = performance.now();
  const count = await work().catch(error => {
    const why = error instanceof Fault ? error.message : String(error.stack);
    return { passed: 0, failed: 1, failures: [why] };
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { passed, failed, failures } = count;
  console.log(`${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  for (const failure of failures) console.log(`\n✘ ${shortened(failure)}\n`);
  return count;
}

/**
 * The first lines say it; the step's log has the rest.
 * @param {string} failure
 */
function shortened(failure) {
  const lines = stripVTControlCharacters(failure).trimEnd().split('\n');
  return lines.slice(0, FAILURE_LINES).join('\n');
}

/** @param {string[]} args */
function namesAfterOnly(args) {
  if (args.length === 0) return [];
  const [flag, ...names] = args;
  if (flag !== '--only' || names.length === 0) {
    throw new Fault('Usage: npm test -- --only <step>...');
  }
  return names;
}

main().catch(error => {
  report(error);
  process.exitCode = 1;
});
