// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { digest, readIfThere, writeAtomically } from './files.mjs';
import { withLock } from './lock.mjs';
import { freshLog } from './logs.mjs';
import { checkout, venvDir } from './settings.mjs';

const requirements = path.join(checkout, 'scripts', 'docs-requirements.txt');
const stamp = path.join(venvDir, '.macadam-installed');
const bin = path.join(venvDir, 'bin');

/**
 * MkDocs in a virtual environment of pinned versions. Docs may be missing, the portal is not:
 * whatever goes wrong here is said on the step's line, and the rest runs.
 * @param {import('./tools.mjs').Tools} tools
 * @param {string} data
 * @param {(note: string) => void} note
 * @returns {Promise<string | undefined>} the directory that holds `mkdocs`
 */
export async function prepareDocs(tools, data, note) {
  return withLock(`${venvDir}.lock`, async () => {
    const wanted = digest(checkout, [requirements]);
    if (readIfThere(stamp) === wanted && existsSync(path.join(bin, 'mkdocs'))) {
      note('unchanged');
      return bin;
    }
    const complaint = await makeEnvironment(tools, freshLog(data, 'docs'));
    if (complaint) {
      note(`docs are off: ${complaint}`);
      return undefined;
    }
    writeAtomically(stamp, wanted);
    return bin;
  });
}

/**
 * @param {import('./tools.mjs').Tools} tools
 * @param {string} logFile
 * @returns {Promise<string | undefined>} what is wrong
 */
async function makeEnvironment(tools, logFile) {
  const options = { name: 'docs', logFile };
  const python = 'python3';
  const isNewEnough = 'import sys; sys.exit(sys.version_info < (3, 9))';
  if (!(await tools.run([python, '-c', isNewEnough], options))) {
    return 'no Python 3.9 or newer was found; install python3 to have them';
  }
  rmSync(venvDir, { recursive: true, force: true });
  // What a pip that is stopped half way leaves goes with the environment that it was making.
  const TMPDIR = path.join(venvDir, 'tmp');
  mkdirSync(TMPDIR, { recursive: true });
  const inside = { ...options, env: { TMPDIR } };
  if (!(await tools.run([python, '-m', 'venv', venvDir], inside))) {
    return `Python cannot make a virtual environment (on Debian: apt-get install python3-venv); see ${logFile}`;
  }
  const pip = [path.join(bin, 'python'), '-m', 'pip', 'install'];
  const quiet = ['--disable-pip-version-check', '--no-input', '--quiet'];
  const patience = ['--retries', '1', '--timeout', '10'];
  if (
    !(await tools.run(
      [...pip, ...quiet, ...patience, '-r', requirements],
      inside,
    ))
  ) {
    return `MkDocs could not be installed from the Python package index; see ${logFile}`;
  }
  return undefined;
}
