// SPDX-License-Identifier: Apache-2.0
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { claimData } from './stack/claim.mjs';
import { Fault, runProgram } from './stack/fault.mjs';
import { readSettings } from './stack/settings.mjs';

/** What the portal learnt of the world, then the world: never is one known that is not there any more. Secrets and tools stay. */
const FORGOTTEN = ['postgres', 'techdocs', 'sandbox'];

runProgram(async () => {
  const { data, portalUrl } = readSettings(process.env);
  requireOurs(data);
  const claim = await claimData(data, portalUrl);
  try {
    for (const name of FORGOTTEN) forget(path.join(data, name));
  } finally {
    claim.release();
  }
  console.log('The sandbox is as new: npm start makes another Acme.');
});

/**
 * Every start makes secrets before anything else: without them folders of these names are somebody else's.
 * @param {string} data
 */
function requireOurs(data) {
  if (existsSync(path.join(data, 'secrets.json'))) return;
  throw new Fault(
    `Nothing was ever started in ${data}, so there is nothing to begin anew: npm start makes an Acme, or name its directory with MACADAM_DATA.`,
  );
}

/**
 * Away at once, then deleted: half a database would be no database, and no start would have it.
 * @param {string} place
 */
function forget(place) {
  const gone = `${place}.gone`;
  rmSync(gone, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, gone);
  rmSync(gone, { recursive: true, force: true });
}
