// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freshLog } from './logs.mjs';
import { envWithNode } from './node24.mjs';
import { buildDir, checkout, DEVELOPMENT_APP_PORT } from './settings.mjs';
import { leashed } from './supervisor.mjs';
import { yarnProgram } from './tools.mjs';

const OIDC_CLIENT_ID = 'macadam-portal';
const ORGANIZATION = 'acme';

/**
 * What every service of a run is told.
 * @typedef {object} Surroundings
 * @property {import('./supervisor.mjs').Supervisor} supervisor
 * @property {string} node
 * @property {import('./settings.mjs').Settings} settings
 * @property {import('./secrets.mjs').Secrets} secrets
 */

/** @param {Surroundings} surroundings */
function sharedEnv({ node, settings, secrets }) {
  return {
    ...envWithNode(node),
    GITHUB_TOKEN: secrets.githubToken,
    GITHUB_WEBHOOK_SECRET: secrets.webhookSecret,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: secrets.oidcClientSecret,
    PAGERDUTY_TOKEN: secrets.pagerToken,
    PAGERDUTY_WEBHOOK_SECRET: secrets.pagerWebhookSecret,
    GRAFANA_TOKEN: secrets.grafanaToken,
    SONARQUBE_TOKEN: secrets.sonarqubeToken,
    TECHDOCS_DIR: path.join(settings.data, 'techdocs'),
  };
}

/**
 * The outside world: all that `SANDBOX_SERVERS` names.
 * @param {Surroundings} surroundings
 * @param {{ build: string, mkdocsBin: string | undefined }} options
 * @returns {Promise<never>} rejects when it ends by itself
 */
export function startSandbox(surroundings, { build, mkdocsBin }) {
  const { supervisor, node, settings } = surroundings;
  const { data, sandboxPort, portalUrl } = settings;
  mkdirSync(path.join(data, 'techdocs'), { recursive: true });
  return supervisor.service({
    name: 'The sandbox',
    node,
    // Left to itself the young generation grows after a burst and stays so: a third of all memory.
    args: [
      '--enable-source-maps',
      '--max-semi-space-size=4',
      path.join(build, 'main.mjs'),
    ],
    cwd: checkout,
    env: {
      ...sharedEnv(surroundings),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_DATA: path.join(data, 'sandbox'),
      PORTAL_URL: portalUrl,
      MACADAM_CHECKOUT: checkout,
      ...(mkdocsBin && { MKDOCS_BIN: mkdocsBin }),
    },
    logFile: freshLog(data, 'sandbox'),
  });
}

/**
 * The environment that app-config.sandbox.yaml reads.
 * @param {Surroundings} surroundings
 * @param {import('./postgres.mjs').Database} database
 * @returns {NodeJS.ProcessEnv}
 */
export function portalEnv(surroundings, database) {
  const { port, portalUrl, forgeUrl, idpUrl, pagerUrl, meterUrl } =
    surroundings.settings;
  const { grafanaUrl, sonarqubeUrl } = surroundings.settings;
  return {
    ...sharedEnv(surroundings),
    NODE_ENV: 'production',
    PORT: String(port),
    MACADAM_BASE_URL: portalUrl,
    POSTGRES_HOST: database.host,
    POSTGRES_PORT: String(database.port),
    POSTGRES_USER: database.user,
    POSTGRES_PASSWORD: database.password,
    POSTGRES_DB: 'macadam',
    MACADAM_GITHUB: 'token',
    MACADAM_SIGN_IN: 'oidc',
    MACADAM_DOCS: 'directory',
    GITHUB_ORG: ORGANIZATION,
    GITHUB_URL: forgeUrl,
    GITHUB_HOST: new URL(forgeUrl).host,
    GITHUB_API_URL: `${forgeUrl}/api/v3`,
    OIDC_METADATA_URL: `${idpUrl}/.well-known/openid-configuration`,
    FOCUS_PATH: path.join(
      surroundings.settings.data,
      'sandbox',
      'meter',
      'focus',
    ),
    DELIVERY_WEBHOOK_SECRET: surroundings.secrets.deliveryWebhookSecret,
    OPENCOST_URL: meterUrl,
    COST_SERVICE_URL: meterUrl,
    PAGERDUTY_URL: `${pagerUrl}/api`,
    PAGERDUTY_PAGES_URL: pagerUrl,
    GRAFANA_URL: grafanaUrl,
    SONARQUBE_URL: sonarqubeUrl,
    SESSION_SECRET: surroundings.secrets.sessionSecret,
  };
}

/**
 * By its name the front end is found from Backstage's own packages, which stand in the checkout: that would be the one that was built last.
 * @param {string} build
 * @returns {NodeJS.ProcessEnv}
 */
export function ownFrontEnd(build) {
  const frontEnd = path.join(build, 'packages', 'app');
  return { APP_CONFIG_app_packageName: JSON.stringify(frontEnd) };
}

/**
 * Where there is much memory V8 lets garbage grow to several times of what lives. In a container the container's own limit keeps it from that;
 * here this does.
 */
export const HEAP_LIMIT = '--max-old-space-size=1024';

/**
 * The built portal.
 * @param {Surroundings} surroundings
 * @param {{ build: string, configs: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<never>} rejects when it ends by itself
 */
export function startPortal(surroundings, { build, configs, env }) {
  const { supervisor, node, settings } = surroundings;
  // What runs have in hand; of a portal that was killed it is still there.
  const scratch = path.join(settings.data, 'scratch');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  return supervisor.service({
    name: 'The portal',
    node,
    args: [HEAP_LIMIT, 'packages/backend', ...configFlags(configs)],
    cwd: build,
    // What V8 has compiled once it need not compile at the next start.
    env: {
      ...env,
      ...ownFrontEnd(build),
      NODE_COMPILE_CACHE: path.join(buildDir, 'compiled'),
      TMPDIR: scratch,
    },
    logFile: freshLog(settings.data, 'portal'),
    stop: { graceMs: 20_000 },
  });
}

/**
 * The portal from its sources: the backend restarts, the front end reloads, when they change.
 * @param {Surroundings} surroundings
 * @param {{ configs: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<never>[]}
 */
export function startFromSource(surroundings, { configs, env }) {
  const { supervisor, node, settings } = surroundings;
  const appUrl = `http://localhost:${DEVELOPMENT_APP_PORT}`;
  return ['backend', 'app'].map(workspace =>
    supervisor.service({
      name: `The ${workspace}`,
      node,
      args: leashed([
        ...[node, yarnProgram(), 'workspace', workspace, 'start'],
        ...configFlags(configs),
      ]),
      cwd: checkout,
      env: {
        ...env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: JSON.stringify(appUrl),
        APP_CONFIG_backend_cors_origin: JSON.stringify(appUrl),
        APP_CONFIG_backend_cors_credentials: 'true',
      },
      logFile: freshLog(settings.data, workspace),
    }),
  );
}

/** @param {string[]} configs */
function configFlags(configs) {
  return configs.flatMap(name => ['--config', path.resolve(checkout, name)]);
}
