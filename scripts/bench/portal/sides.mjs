// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOfImage } from '../../stack/dockerfile.mjs';
import { freshLog } from '../../stack/logs.mjs';
import { envWithNode } from '../../stack/node24.mjs';
import { eventually, get } from '../../stack/ready.mjs';
import { ownFrontEnd, portalEnv } from '../../stack/services.mjs';
import { checkout } from '../../stack/settings.mjs';
import { signIn } from '../../stack/signin.mjs';

const START_WITHIN_MS = 180_000;
/** A start takes seconds; so often asked, it is known to a hundredth of that. */
const ASK_EVERY_MS = 20;
const PROGRAM = 'packages/backend';
const PERSONA = 'payments-developer';
/** So that neither portal reads its catalog anew while the other things are measured. */
const CATALOG = { processingInterval: { minutes: 30 } };

/**
 * A portal to measure: how it is started, and how one gets in.
 * @typedef {object} Side
 * @property {string} name
 * @property {string} url
 * @property {string} listPath where its catalog's list is
 * @property {string} home the directory to start it in
 * @property {string[]} [flags] Node's, before the program
 * @property {string[]} configs
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<string>} token a user's, for its API
 * @property {(page: import('@playwright/test').Page) => Promise<void>} enter signs a browser in
 */

/**
 * @param {object} options
 * @param {string} options.build
 * @param {number} options.port
 * @param {object[]} options.locations
 * @param {import('../../stack/services.mjs').Surroundings} options.surroundings
 * @param {import('../../stack/postgres.mjs').Database} options.database
 * @returns {Side}
 */
export function vanillaSide(options) {
  const { build, port, locations, surroundings, database } = options;
  const url = `http://localhost:${port}`;
  const own = writeConfig(surroundings.settings.data, 'vanilla', {
    app: { baseUrl: url },
    backend: { baseUrl: url, listen: `127.0.0.1:${port}` },
    // Its only way in, which it closes outside development.
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    catalog: { ...CATALOG, locations },
  });
  return {
    name: 'vanilla',
    url,
    listPath: '/',
    home: build,
    configs: [
      path.join(build, 'app-config.yaml'),
      path.join(build, 'app-config.production.yaml'),
      own,
    ],
    env: {
      ...envWithNode(surroundings.node),
      NODE_ENV: 'production',
      POSTGRES_HOST: database.host,
      POSTGRES_PORT: String(database.port),
      POSTGRES_USER: database.user,
      POSTGRES_PASSWORD: database.password,
    },
    token: async () => {
      const session = await get(`${url}/api/auth/guest/refresh`, {
        headers: { 'x-requested-with': 'XMLHttpRequest' },
      });
      return (await session.json()).backstageIdentity.token;
    },
    enter: async page => {
      await page.goto(url);
      const door = page.getByRole('button', { name: 'Enter' });
      await door.click();
      await door.waitFor({ state: 'detached' });
    },
  };
}

/**
 * Macadam as a company runs it: the production config, with the sandbox as its GitHub and identity provider.
 * @param {object} options
 * @param {string} options.build
 * @param {object[]} options.locations
 * @param {import('../../stack/services.mjs').Surroundings} options.surroundings
 * @param {import('../../stack/postgres.mjs').Database} options.database
 * @returns {Side}
 */
export function macadamSide({ build, locations, surroundings, database }) {
  const { data, portalUrl, forgeUrl } = surroundings.settings;
  const own = writeConfig(data, 'macadam', {
    backend: {
      listen: { host: '127.0.0.1' },
      csp: {
        'upgrade-insecure-requests': false,
        'img-src': ["'self'", 'data:', forgeUrl],
      },
    },
    macadam: { signIn: { title: 'SSO' } },
    catalog: { ...CATALOG, locations },
  });
  // It is asked about each component of the catalog, which is no part of what is measured.
  const { COST_SERVICE_URL: _, ...env } = portalEnv(surroundings, database);
  return {
    name: 'macadam',
    url: portalUrl,
    listPath: '/catalog',
    home: build,
    flags: flagsOfImage(),
    configs: [
      path.join(checkout, 'app-config.yaml'),
      path.join(checkout, 'app-config.production.yaml'),
      own,
    ],
    env: {
      ...env,
      ...ownFrontEnd(build),
      MACADAM_SHUTDOWN_DELAY: '0s',
    },
    token: () => signIn(portalUrl, PERSONA),
    enter: async page => {
      await page.goto(portalUrl);
      const popup = page.waitForEvent('popup');
      const door = page.getByRole('button', { name: 'Sign in with SSO' });
      await door.click();
      await (await popup).locator(`button[value="${PERSONA}"]`).click();
      await door.waitFor({ state: 'detached' });
    },
  };
}

/**
 * Starts a portal the way both images do: `node packages/backend`.
 * @param {Side} side
 * @param {import('../../stack/services.mjs').Surroundings} surroundings
 * @returns {Promise<number>} the seconds from the process's start until it says that it is ready
 */
export async function startSide(side, { supervisor, node, settings }) {
  const begun = performance.now();
  const ended = supervisor.service({
    name: titleOf(side),
    node,
    args: [
      ...(side.flags ?? []),
      PROGRAM,
      ...side.configs.flatMap(config => ['--config', config]),
    ],
    cwd: side.home,
    env: side.env,
    logFile: freshLog(settings.data, side.name),
    stop: { graceMs: 20_000 },
  });
  const readiness = `${side.url}/.backstage/health/v1/readiness`;
  const ready = eventually(
    `${titleOf(side)} becoming ready`,
    () => get(readiness),
    { withinMs: START_WITHIN_MS, everyMs: ASK_EVERY_MS },
  );
  await Promise.race([ended, ready]);
  return (performance.now() - begun) / 1000;
}

function flagsOfImage() {
  const [, ...args] = commandOfImage();
  return args.slice(0, args.indexOf(PROGRAM));
}

/** @param {Side} side */
export function titleOf({ name }) {
  return `The portal ${name}`;
}

/**
 * @param {string} data
 * @param {string} name
 * @param {object} config
 */
function writeConfig(data, name, config) {
  const file = path.join(data, `${name}.yaml`);
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}
