// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { claimData, runningIn } from './stack/claim.mjs';
import { Fault, report } from './stack/fault.mjs';
import { freePort, freePortPair } from './stack/ports.mjs';
import { loadSecrets } from './stack/secrets.mjs';
import { checkout, readSettings } from './stack/settings.mjs';
import { findTools, installPackages } from './stack/stack.mjs';
import { onStop } from './stack/stopping.mjs';
import { Supervisor } from './stack/supervisor.mjs';
import { stepsNamed } from './testing/steps.mjs';

const FAILURE_LINES = 60;

/** Each run keeps its data apart from the person's own, and from other runs'. */
const testData = path.join(checkout, '.data', 'test');

async function main() {
  const steps = stepsNamed(namesAfterOnly(process.argv.slice(2)));
  await removeOldRuns();
  const settings = readSettings({
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePortPair()),
    MACADAM_DATA: path.join(testData, String(process.pid)),
  });
  const claim = await claimData(settings.data, settings.portalUrl);
  const supervisor = new Supervisor({
    onChange: running => claim.record(running),
    onCrash: report,
  });
  /** @param {number} code */
  const end = async code => {
    await supervisor.stop();
    claim.release();
    // Logs and reports of a failed run are of use; the next run removes them.
    if (code === 0) rmSync(settings.data, { recursive: true, force: true });
    process.exit(code);
  };
  onStop(() => end(1));

  const total = { passed: 0, failed: 0 };
  try {
    const tools = await findTools(supervisor);
    await installPackages(tools, settings.data);
    const postgresPassword = loadSecrets(settings.data).postgresPassword;
    const run = { tools, supervisor, settings, postgresPassword };
    for (const [name, work] of steps) {
      const { passed, failed } = await runStep(name, () => work(run));
      total.passed += passed;
      total.failed += failed;
    }
  } catch (error) {
    report(error);
    total.failed += 1;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  await end(total.failed > 0 ? 1 : 0);
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

/** What killed runs left, processes included. */
async function removeOldRuns() {
  for (const name of readdirIfThere(testData)) {
    const data = path.join(testData, name);
    if (runningIn(data)) continue;
    const claim = await claimData(data, '');
    claim.release();
    rmSync(data, { recursive: true, force: true });
  }
}

/** @param {string} directory */
function readdirIfThere(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

main().catch(error => {
  report(error);
  process.exitCode = 1;
});
