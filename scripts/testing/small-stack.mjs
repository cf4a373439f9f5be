// SPDX-License-Identifier: Apache-2.0
// A stack as small as can be, for the tests that kill it: PostgreSQL, and a service that waits.
//   small-stack.mjs <data directory>
import { claimData } from '../stack/claim.mjs';
import { report } from '../stack/fault.mjs';
import { freshLog } from '../stack/logs.mjs';
import { startPostgres } from '../stack/postgres.mjs';
import { loadSecrets } from '../stack/secrets.mjs';
import { onStop } from '../stack/stopping.mjs';
import { Supervisor } from '../stack/supervisor.mjs';

const [data] = process.argv.slice(2);
const node = process.execPath;
const claim = await claimData(data, 'http://localhost:7007');
const supervisor = new Supervisor({
  onChange: running => claim.record(running),
  onCrash: fault => end(1, fault),
});

/**
 * @param {number} code
 * @param {unknown} [error]
 */
async function end(code, error) {
  if (error) report(error);
  await supervisor.stop();
  claim.release();
  process.exit(code);
}
onStop(() => end(0));

const password = loadSecrets(data).postgresPassword;
const database = await startPostgres({ supervisor, node, data, password });
supervisor.service({
  name: 'The service',
  node,
  args: ['-e', 'console.log("waiting"); setInterval(() => {}, 1000)'],
  cwd: data,
  env: process.env,
  logFile: freshLog(data, 'service'),
});
console.log(JSON.stringify(database));
