// SPDX-License-Identifier: Apache-2.0
import { runningIn } from './stack/claim.mjs';
import { Fault, runProgram } from './stack/fault.mjs';
import { readSettings } from './stack/settings.mjs';
import { signIn } from './stack/signin.mjs';

runProgram(async () => {
  const [persona] = process.argv.slice(2);
  if (!persona) {
    throw new Fault(
      'Name a persona: npm run --silent token -- payments-developer',
    );
  }
  const settings = readSettings(process.env);
  const url = runningIn(settings.data)?.url ?? settings.portalUrl;
  console.log(await signInAt(url, persona));
});

/**
 * @param {string} url
 * @param {string} persona
 */
async function signInAt(url, persona) {
  try {
    return await signIn(url, persona);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`No portal answers at ${url}: start it with npm start.`);
  }
}
