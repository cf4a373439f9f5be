// SPDX-License-Identifier: Apache-2.0
import { claimData } from './stack/claim.mjs';
import { Fault, report, runProgram } from './stack/fault.mjs';
import { requireFreePorts } from './stack/ports.mjs';
import { DEVELOPMENT_APP_PORT, readSettings } from './stack/settings.mjs';
import {
  findTools,
  startDevelopment,
  startOnOwnSystems,
  startStack,
} from './stack/stack.mjs';
import { onStop } from './stack/stopping.mjs';
import { Supervisor } from './stack/supervisor.mjs';

runProgram(async () => {
  const begun = performance.now();
  const settings = readSettings(process.env);
  const plan = choosePlan(process.argv.slice(2), settings);
  const claim = await claimData(settings.data, settings.portalUrl);
  const supervisor = new Supervisor({
    onChange: running => claim.record(running),
    onCrash: fault => end(1, fault),
  });

  let ending = false;
  /**
   * @param {number} code
   * @param {unknown} [error]
   */
  async function end(code, error) {
    if (ending) return;
    ending = true;
    if (error) report(error);
    await supervisor.stop();
    claim.release();
    process.exit(code);
  }
  onStop(() => end(0));

  try {
    await requireFreePorts(settings, plan.listeners);
    await plan.start(await findTools(supervisor));
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`\nAfter ${seconds} s. Ctrl-C stops everything.`);
    console.log(`Portal ready: ${plan.url}`);
  } catch (error) {
    await end(1, error);
  }
});

/**
 * @typedef {object} Plan
 * @property {import('./stack/ports.mjs').PortOwner[]} listeners
 * @property {string} url where a person goes
 * @property {(tools: import('./stack/tools.mjs').Tools) => Promise<void>} start
 */

/**
 * @param {string[]} args
 * @param {import('./stack/settings.mjs').Settings} settings
 * @returns {Plan}
 */
function choosePlan(args, settings) {
  const url = settings.portalUrl;
  if (args.includes('--dev')) {
    return {
      listeners: ['portal', 'sandbox', 'app'],
      url: `http://localhost:${DEVELOPMENT_APP_PORT}`,
      start: tools => startDevelopment(tools, settings),
    };
  }
  if (process.env.POSTGRES_HOST) {
    const configs = configsIn(args);
    return {
      listeners: ['portal'],
      url: process.env.MACADAM_BASE_URL ?? url,
      start: tools => startOnOwnSystems(tools, settings, configs),
    };
  }
  if (args.length > 0) {
    throw new Fault(
      'npm start takes no arguments; with POSTGRES_HOST set it takes --config <file>.',
    );
  }
  return {
    listeners: ['portal', 'sandbox'],
    url,
    start: tools => startStack(tools, settings),
  };
}

/** @param {string[]} args */
function configsIn(args) {
  const configs = args.filter((_, index) => args[index - 1] === '--config');
  return configs.length > 0 ? configs : ['app-config.production.yaml'];
}
