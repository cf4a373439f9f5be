// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { buildPortal, buildSandbox } from '../../stack/build.mjs';
import { startPostgres } from '../../stack/postgres.mjs';
import { sandboxReady } from '../../stack/ready.mjs';
import { loadSecrets } from '../../stack/secrets.mjs';
import { startSandbox } from '../../stack/services.mjs';
import { step } from '../../stack/steps.mjs';
import { serverVersion } from '../portal/database.mjs';
import { describeMachine } from '../report/machine.mjs';

/**
 * @param {import('../../bench.mjs').BenchRun} run
 * @returns {import('../../stack/services.mjs').Surroundings}
 */
export function surroundingsOf({ supervisor, tools, settings }) {
  const secrets = loadSecrets(settings.data);
  return { supervisor, node: tools.node, settings, secrets };
}

/**
 * Builds the portal, and starts what stands around it.
 * @param {import('../../bench.mjs').BenchRun} run
 * @param {import('../../stack/services.mjs').Surroundings} surroundings
 * @param {Record<string, string | number>} [parameters] of the database server
 */
export async function standUp({ tools }, surroundings, parameters) {
  const { supervisor, node, settings, secrets } = surroundings;
  const { data } = settings;
  const build = await step('build', note => buildPortal(tools, data, note));
  const sandboxBuild = await step('sandbox build', note =>
    buildSandbox(tools, data, note),
  );
  const password = secrets.postgresPassword;
  const database = await step('postgres', () =>
    startPostgres({ supervisor, node, data, password, parameters }),
  );
  await step('sandbox', () =>
    Promise.race([
      startSandbox(surroundings, { build: sandboxBuild, mkdocsBin: undefined }),
      sandboxReady(settings),
    ]),
  );
  return { build, database };
}

/**
 * The machine, and what on it took part in every measurement.
 * @param {string} node
 * @param {import('../../stack/postgres.mjs').Database} database
 * @param {Record<string, string>} [others] versions of what else took part
 */
export async function machineOf(node, database, others = {}) {
  return describeMachine({
    Node: execFileSync(node, ['--version'], { encoding: 'utf8' }),
    PostgreSQL: await serverVersion(database),
    ...others,
  });
}
