// SPDX-License-Identifier: Apache-2.0
import { acmeInCatalog } from './acme.mjs';
import { buildPortal, buildSandbox } from './build.mjs';
import { writeFormat } from './claim.mjs';
import { prepareDocs } from './docs.mjs';
import { install } from './install.mjs';
import { envWithNode, findNode } from './node24.mjs';
import { startPostgres } from './postgres.mjs';
import { portalReady, sandboxReady } from './ready.mjs';
import { loadSecrets } from './secrets.mjs';
import {
  portalEnv,
  startFromSource,
  startPortal,
  startSandbox,
} from './services.mjs';
import { step } from './steps.mjs';
import { Tools } from './tools.mjs';

const BASE_CONFIG = 'app-config.yaml';
const SANDBOX_CONFIGS = [BASE_CONFIG, 'app-config.sandbox.yaml'];

/** @typedef {import('./settings.mjs').Settings} Settings */

/**
 * What every program of this folder begins with.
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @returns {Promise<Tools>}
 */
export async function findTools(supervisor) {
  const node = await step('node', note => findNode(note));
  return new Tools({ supervisor, node });
}

/**
 * The packages of the lock file.
 * @param {Tools} tools
 * @param {string} data
 */
export function installPackages(tools, data) {
  return step('install', note => install(tools, data, note));
}

/**
 * Builds and starts everything, and comes back when a person can use it.
 * @param {Tools} tools
 * @param {Settings} settings
 */
export async function startStack(tools, settings) {
  const { data } = settings;
  const surroundings = surroundingsOf(tools, settings);
  const installed = installPackages(tools, data);
  // Neither needs the other: the world is made while the portal is built.
  const [portalBuild, database] = await Promise.all([
    installed.then(() => step('build', note => buildPortal(tools, data, note))),
    startWorld(tools, surroundings, installed),
  ]);
  const env = portalEnv(surroundings, database);
  const options = { build: portalBuild, configs: SANDBOX_CONFIGS, env };
  await step('portal', () =>
    Promise.race([startPortal(surroundings, options), portalReady(settings)]),
  );
  await acmeReady(surroundings);
}

/**
 * The same world, with a portal that takes up each change of its source.
 * @param {Tools} tools
 * @param {Settings} settings
 */
export async function startDevelopment(tools, settings) {
  const surroundings = surroundingsOf(tools, settings);
  const installed = installPackages(tools, settings.data);
  const database = await startWorld(tools, surroundings, installed);
  const env = portalEnv(surroundings, database);
  const options = { configs: SANDBOX_CONFIGS, env };
  await step('portal', () =>
    Promise.race([
      ...startFromSource(surroundings, options),
      portalReady(settings),
    ]),
  );
  await acmeReady(surroundings);
}

/**
 * The portal alone, against the systems that the environment names.
 * @param {Tools} tools
 * @param {Settings} settings
 * @param {string[]} configs
 */
export async function startOnOwnSystems(tools, settings, configs) {
  await installPackages(tools, settings.data);
  const build = await step('build', note =>
    buildPortal(tools, settings.data, note),
  );
  const surroundings = surroundingsOf(tools, settings);
  const env = {
    MACADAM_BASE_URL: settings.portalUrl,
    ...envWithNode(tools.node),
    NODE_ENV: 'production',
    PORT: String(settings.port),
  };
  const options = { build, configs: [BASE_CONFIG, ...configs], env };
  await step('portal', () =>
    Promise.race([startPortal(surroundings, options), portalReady(settings)]),
  );
}

/**
 * @param {Tools} tools
 * @param {Settings} settings
 * @returns {import('./services.mjs').Surroundings}
 */
function surroundingsOf({ supervisor, node }, settings) {
  writeFormat(settings.data);
  const secrets = loadSecrets(settings.data);
  return { supervisor, node, settings, secrets };
}

/**
 * Everything around the portal.
 * @param {Tools} tools
 * @param {import('./services.mjs').Surroundings} surroundings
 * @param {Promise<void>} installed
 */
async function startWorld(tools, surroundings, installed) {
  const { supervisor, node, settings, secrets } = surroundings;
  const { data } = settings;
  const password = secrets.postgresPassword;
  // Installing waits for the network: that is the time for the docs, which building would have to share the machine with.
  const [mkdocsBin, build] = await Promise.all([
    step('docs', note => prepareDocs(tools, data, note)),
    installed.then(() =>
      step('sandbox build', note => buildSandbox(tools, data, note)),
    ),
  ]);
  const sandbox = { build, mkdocsBin };
  const [database] = await Promise.all([
    step('postgres', () => startPostgres({ supervisor, node, data, password })),
    step('sandbox', () =>
      Promise.race([
        startSandbox(surroundings, sandbox),
        sandboxReady(settings),
      ]),
    ),
  ]);
  return database;
}

/** @param {import('./services.mjs').Surroundings} surroundings */
async function acmeReady({ settings, secrets }) {
  await step('catalog', async note => {
    note(await acmeInCatalog(settings, secrets.githubToken));
  });
}
