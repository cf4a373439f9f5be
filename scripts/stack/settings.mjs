// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from './fault.mjs';

export const checkout = fileURLToPath(
  new URL('../..', import.meta.url),
).replace(/[\\/]$/, '');

/** Tools and builds belong to the checkout; data belongs to the run (`MACADAM_DATA`). */
export const toolsDir = path.join(checkout, '.data', 'tools');
export const venvDir = path.join(checkout, '.data', 'venv');
export const buildDir = path.join(checkout, '.build');

const DEFAULT_PORT = 7007;
const DEFAULT_SANDBOX_PORT = 7010;
/** Each has the port after the one before it. */
export const SANDBOX_SERVERS = [
  'forge',
  'identity provider',
  'pager',
  'meter',
  'Grafana',
  'SonarQube',
];
/** Where `npm run dev` serves the front end; the backend keeps the portal's port. */
export const DEVELOPMENT_APP_PORT = 3000;

/**
 * @typedef {object} Settings
 * @property {string} data where this run keeps what must survive it
 * @property {number} port the portal's
 * @property {number} sandboxPort the forge's; the idp, the pager, the meter, Grafana and SonarQube have the next ones
 * @property {string} portalUrl
 * @property {string} forgeUrl
 * @property {string} idpUrl
 * @property {string} pagerUrl
 * @property {string} meterUrl
 * @property {string} grafanaUrl
 * @property {string} sonarqubeUrl
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const port = readPort(env, 'PORT', DEFAULT_PORT);
  const sandboxPort = readPort(env, 'SANDBOX_PORT', DEFAULT_SANDBOX_PORT);
  const more = SANDBOX_SERVERS.length - 1;
  const last = sandboxPort + more;
  if (last > 65535) {
    throw new Fault(
      `SANDBOX_PORT is ${sandboxPort}, but the sandbox needs the ${more} ports after it as well: choose a lower one.`,
    );
  }
  if (port >= sandboxPort && port <= last) {
    throw new Fault(
      `PORT is ${port}, but the sandbox uses ${sandboxPort} to ${last}: change PORT or SANDBOX_PORT.`,
    );
  }
  return {
    data: path.resolve(checkout, env.MACADAM_DATA || '.data'),
    port,
    sandboxPort,
    portalUrl: `http://localhost:${port}`,
    forgeUrl: `http://localhost:${sandboxPort}`,
    idpUrl: `http://localhost:${sandboxPort + 1}`,
    pagerUrl: `http://localhost:${sandboxPort + 2}`,
    meterUrl: `http://localhost:${sandboxPort + 3}`,
    grafanaUrl: `http://localhost:${sandboxPort + 4}`,
    sonarqubeUrl: `http://localhost:${sandboxPort + 5}`,
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number} otherwise
 */
function readPort(env, name, otherwise) {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Fault(
      `${name} is "${text}": it must be a port number from 1 to 65535.`,
    );
  }
  return port;
}
