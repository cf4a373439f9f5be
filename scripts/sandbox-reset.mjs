// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';
import path from 'node:path';
import { claimData } from './stack/claim.mjs';
import { runProgram } from './stack/fault.mjs';
import { readSettings } from './stack/settings.mjs';

/** The world, and what the portal learnt of it. Secrets and tools stay. */
const FORGOTTEN = ['sandbox', 'techdocs', 'postgres'];

runProgram(async () => {
  const { data, portalUrl } = readSettings(process.env);
  const claim = await claimData(data, portalUrl);
  try {
    for (const name of FORGOTTEN) {
      rmSync(path.join(data, name), { recursive: true, force: true });
    }
  } finally {
    claim.release();
  }
  console.log('The sandbox is as new: npm start makes another Acme.');
});
